from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import format_date
from odoo.tools.misc import limited_field_access_token

#: Colours of the map, dark enough to be seen on any background.
CATEGORY_COLORS = {
    "garden": "#386641",
    "open": "#2a78b8",
    "reserved": "#d97706",
    "professional": "#7c3aed",
    "home": "#64748b",
}


class Depot(models.Model):
    """What the map shows of the depots (R15, R21).

    ``map_data`` is for the staff. ``public_map_data`` is what anybody may see: neither
    professional depots nor members' homes, no contact person, no internal note. The
    number of queries depends on neither depots nor baskets.
    """

    _inherit = "cocagne.depot"

    @api.model
    def map_data(self):
        """All depots of the user's gardens, the gardens, and the rounds with routes."""
        self.check_access("read")
        companies = self.env.companies
        depots = self.search([("company_id", "in", companies.ids)])
        rounds = self.env["cocagne.round"].search([("company_id", "in", companies.ids)])
        cards = depots._map_cards()
        for depot, card in zip(depots, cards, strict=True):
            card |= {
                "contact": depot.contact_name or "",
                "contact_phone": depot.contact_phone or "",
                "baskets_taken": depot.places_taken,
            }
        return {
            "depots": cards,
            "gardens": [self._map_garden(company) for company in companies],
            "rounds": [
                {
                    "id": rnd.id,
                    "code": rnd.code,
                    "name": rnd.display_name,
                    "color": rnd.color_hex or CATEGORY_COLORS["garden"],
                    "garden_id": rnd.company_id.id,
                    "depots": rnd.stop_ids.sorted().depot_id.ids,
                }
                for rnd in rounds
            ],
            "colors": CATEGORY_COLORS,
            "labels": self._map_labels(),
            "tiles": self.env.company._map_tiles(),
            "can_geocode": self.has_access("write"),
        }

    @api.model
    def public_map_data(self, company):
        """What the public map of a garden shows (R15).

        :param company: the garden; its establishments are included.
        :return: the same as ``map_data``, without rounds, without what is not public.
        :raises UserError: when the company is no garden.
        """
        # sudo: visitors have no right on depots; only public ones and public fields
        # leave this method
        company = company.sudo()
        if not company.root_id.is_garden:
            raise UserError(self.env._("This garden is not known."))
        depots = self.sudo().search(self._public_domain(company))
        cards = depots._map_cards()
        for depot, card in zip(depots, cards, strict=True):
            if depot.image_128:
                token = limited_field_access_token(
                    depot.partner_id, "image_512", scope="binary"
                )
                card["image"] = (
                    f"/web/image/res.partner/{depot.partner_id.id}/image_512"
                    f"?access_token={token}"
                )
        gardens = company | company.child_ids
        colors = {
            name: CATEGORY_COLORS[name] for name in ("garden", "open", "reserved")
        }
        labels = self._map_labels()
        return {
            "depots": cards,
            "gardens": [self._map_garden(garden) for garden in gardens],
            "rounds": [],
            "colors": colors,
            "labels": {name: labels[name] for name in colors},
            "tiles": company._map_tiles(),
            "can_geocode": False,
        }

    @api.model
    def _map_labels(self):
        names = dict(self._fields["category"]._description_selection(self.env))
        return {"garden": self.env._("The garden"), **names}

    def _map_cards(self):
        """What the side panel tells of each depot."""
        closures = self._map_closures()
        self.fetch(["partner_id", "category", "capacity", "crate_capacity"])
        return [depot._map_card(closures.get(depot.id, "")) for depot in self]

    def _map_card(self, closure):
        return {
            "id": self.id,
            "number": self.number,
            "name": self.name or "",
            "category": self.category,
            "latitude": self.partner_latitude,
            "longitude": self.partner_longitude,
            "street": self.street or "",
            "city": " ".join(filter(None, [self.zip, self.city])),
            "phone": self.phone or "",
            "email": self.email or "",
            "website": _web_address(self.website),
            "text": self.public_text or "",
            "days": self.delivery_days or "",
            "hours": self.pickup_hours or "",
            "note": (self.reserved_note or "") if self.category == "reserved" else "",
            "full": self.is_full,
            "room": self.fill_state,
            "closure": closure,
            "image": (
                f"/web/image/cocagne.depot/{self.id}/image_512"
                if self.image_128
                else ""
            ),
            "garden_id": self.company_id.id,
        }

    def _map_closures(self):
        """The closures in force that are not over, in words, by depot id."""
        closures = self.env["cocagne.depot.closure"]._at(
            self, fields.Date.context_today(self)
        )
        return {
            closure.depot_id.id: self.env._(
                "Closed from %(start)s to %(end)s",
                start=format_date(self.env, closure.date_from),
                end=format_date(self.env, closure.date_to),
            )
            for closure in closures.sorted("date_from", reverse=True)
        }

    @api.model
    def _map_garden(self, company):
        # sudo: the address of a garden is public
        partner = company.sudo().partner_id
        return {
            "id": company.id,
            "name": company.sudo().trade_name or company.name,
            "latitude": partner.partner_latitude,
            "longitude": partner.partner_longitude,
            "street": partner.street or "",
            "city": " ".join(filter(None, [partner.zip, partner.city])),
            "phone": partner.phone or "",
            "email": partner.email or "",
            "website": _web_address(partner.website),
        }

    def action_show_on_map(self):
        """Open the map with this depot selected."""
        self.ensure_one()
        action = self.env["ir.actions.client"]._for_xml_id(
            "cocagne_jardin.action_depot_map"
        )
        return action | {"params": {"depot_id": self.id}}


class ResCompany(models.Model):
    _inherit = "res.company"

    def action_geocode_garden(self):
        """Place the garden itself on the map, by its address."""
        self.ensure_one()
        depots = self.env["cocagne.depot"]
        depots.check_access("write")
        # sudo: only the position of the garden is written, from its own address
        partner = self.sudo().partner_id
        try:
            partner.geo_localize()
        except UserError:
            partner.invalidate_recordset()
        if not (partner.partner_latitude or partner.partner_longitude):
            raise UserError(
                self.env._(
                    "%s was not found. Check its address and the internet connection.",
                    self.name,
                )
            )
        return True


def _web_address(text):
    """A link that can only be a web page; empty for anything else."""
    text = (text or "").strip()
    if text and "://" not in text:
        text = f"https://{text}"
    return text if text.startswith(("https://", "http://")) else ""
