from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

#: What the desk must fill in: a depot that was imported may lack some of it (R10).
MANDATORY = ("name", "street", "zip", "city", "phone")


class Depot(models.Model):
    """What else the record of a depot tells (R10)."""

    _inherit = "cocagne.depot"

    contact_email = fields.Char("E-mail of the contact")
    public_text = fields.Text(
        "Text for members",
        help="Shown on the map: how to find the place, where the baskets are.",
    )
    delivery_days = fields.Char(
        compute="_compute_delivery_days",
        help="The days of the rounds that stop here.",
    )
    pickup_hours = fields.Char(
        "Opening hours for members", compute="_compute_delivery_days"
    )
    is_on_map = fields.Boolean(
        "On the map", compute="_compute_is_on_map", search="_search_is_on_map"
    )
    missing_info = fields.Char("Still missing", compute="_compute_missing_info")

    @api.depends_context("lang")
    @api.depends(
        "stop_ids.round_id.weekday", "stop_ids.round_id.active", "stop_ids.pickup_slot"
    )
    def _compute_delivery_days(self):
        days = self.env["cocagne.round"]._weekday_names()
        for depot in self:
            stops = depot.stop_ids.filtered("round_id.active").sorted(
                lambda stop: stop.round_id.weekday
            )
            names = dict.fromkeys(days[stop.round_id.weekday] for stop in stops)
            depot.delivery_days = ", ".join(names)
            depot.pickup_hours = ", ".join(
                f"{days[stop.round_id.weekday]} {stop.pickup_slot}"
                for stop in stops
                if stop.pickup_slot
            )

    @api.depends("partner_latitude", "partner_longitude")
    def _compute_is_on_map(self):
        for depot in self:
            depot.is_on_map = bool(depot.partner_latitude or depot.partner_longitude)

    @api.model
    def _search_is_on_map(self, operator, value):
        if operator != "in":
            return NotImplemented
        placed = Domain("partner_latitude", "!=", 0) | Domain(
            "partner_longitude", "!=", 0
        )
        return placed if True in value else ~placed

    @api.depends(*MANDATORY)
    def _compute_missing_info(self):
        labels = {
            "name": self.env._("name"),
            "street": self.env._("address"),
            "zip": self.env._("postcode"),
            "city": self.env._("city"),
            "phone": self.env._("phone"),
        }
        for depot in self:
            depot.missing_info = ", ".join(
                labels[name] for name in MANDATORY if not depot[name]
            )

    # -- on the map ------------------------------------------------------------------

    def action_geocode(self):
        """Find where the depots are by their addresses (R10).

        :return: a notification that says which were found; without a network it says
            that the place can be typed.
        """
        self.check_access("write")
        found = self.browse()
        for depot in self:
            if depot._geocode():
                found |= depot
        missing = self - found
        if missing:
            return self._notify(
                "warning",
                self.env._(
                    "Not found: %s. Check the address and the internet connection, or "
                    "type the latitude and the longitude.",
                    ", ".join(missing.mapped("display_name")),
                ),
            )
        return self._notify("success", self.env._("Placed on the map."))

    def _geocode(self):
        """Place one depot; False when its address is unknown or nobody answers."""
        self.ensure_one()
        partner = self.partner_id
        country = partner.country_id or self.company_id.country_id
        try:
            position = partner._geo_localize(
                partner.street or "",
                partner.zip or "",
                partner.city or "",
                partner.state_id.name or "",
                country.with_context(lang="en_US").name or "",
            )
        except UserError:
            # the service is not reachable, or not set up
            return False
        if not position:
            return False
        partner.write(
            {
                "partner_latitude": position[0],
                "partner_longitude": position[1],
                "date_localization": fields.Date.context_today(self),
            }
        )
        return True

    @api.model
    def _notify(self, kind, message):
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": kind,
                "message": message,
                "next": {"type": "ir.actions.client", "tag": "soft_reload"},
            },
        }

    # -- archiving -------------------------------------------------------------------

    def action_archive(self):
        """Archive depots that serve nobody any more; else say who is left (R10)."""
        self._check_can_archive()
        return super().action_archive()

    def write(self, vals):
        if vals.get("active") is False:
            self._check_can_archive()
        return super().write(vals)

    def _check_can_archive(self):
        today = fields.Date.context_today(self)
        # sudo: whoever archives may know how many depend on the depot
        orders = self.env["sale.order"].sudo()
        running = dict(
            orders._read_group(
                orders._running_domain(today) & Domain("depot_id", "in", self.ids),
                ["depot_id"],
                ["__count"],
            )
        )
        coming = dict(
            self.env["cocagne.basket"]
            .sudo()
            ._read_group(
                [
                    ("depot_id", "in", self.ids),
                    ("state", "=", "planned"),
                    ("date", ">=", today),
                ],
                ["depot_id"],
                ["__count"],
            )
        )
        for depot in self:
            subscriptions, baskets = running.get(depot, 0), coming.get(depot, 0)
            if subscriptions or baskets:
                raise UserError(
                    self.env._(
                        "%(depot)s cannot be archived yet: running subscriptions: "
                        "%(subscriptions)s, baskets to come: %(baskets)s. Move these "
                        "members to another depot first. If the depot is only closed "
                        "for a time, enter a closure instead.",
                        depot=depot.display_name,
                        subscriptions=subscriptions,
                        baskets=baskets,
                    )
                )
