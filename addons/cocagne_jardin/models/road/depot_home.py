from odoo import api, models
from odoo.exceptions import UserError


class Depot(models.Model):
    """The home of a member as a stop of a round (R20).

    Its address card is a contact below the member's own, whose address Odoo keeps in
    line with theirs. It is never public, and nobody else can choose it.
    """

    _inherit = "cocagne.depot"

    @api.model
    def _home_of(self, partner, company):
        """The home stop of a member, archived or not; empty when there is none."""
        return self.with_context(active_test=False).search(
            [("home_partner_id", "=", partner.id), ("company_id", "=", company.id)],
            limit=1,
        )

    @api.model
    def make_home(self, partner, garden_round, sequence=None):
        """Bring baskets to a member's home: a stop of ``garden_round`` (R20).

        :param sequence: its place in the round; the end by default.
        :return: the depot, which the member's subscription then names.
        :raises UserError: where the garden does not deliver at home, or the member has
            no address.
        """
        company = garden_round.company_id
        self._check_can_make_home(partner, company)
        home = self._home_of(partner, company)
        if not home:
            home = self.create(self._prepare_home(partner, company))
        elif not home.active:
            home.active = True
        stops = garden_round.stop_ids
        if home not in stops.depot_id:
            last = max(stops.mapped("sequence"), default=0)
            self.env["cocagne.round.stop"].create(
                {
                    "round_id": garden_round.id,
                    "depot_id": home.id,
                    "sequence": last + 1 if sequence is None else sequence,
                }
            )
        return home

    @api.model
    def _check_can_make_home(self, partner, company):
        # sudo: a setting of the garden, read by whoever is at the desk
        if not company.sudo().use_home_delivery:
            raise UserError(
                self.env._(
                    "%s does not deliver at home. The manager can tick Home delivery "
                    "in the profile of the garden.",
                    company.name,
                )
            )
        if not (partner.street and partner.zip and partner.city):
            raise UserError(
                self.env._(
                    "The address of %s is not complete: fill in the street, the "
                    "postcode and the city first.",
                    partner.name,
                )
            )

    @api.model
    def _prepare_home(self, partner, company):
        address = self.env["res.partner"].create(
            {
                "parent_id": partner.id,
                "type": "contact",
                "name": self.env._("Home of %s", partner.name),
                "is_company": False,
                "company_id": company.id,
                "street": partner.street,
                "street2": partner.street2,
                "zip": partner.zip,
                "city": partner.city,
                "country_id": partner.country_id.id,
                "partner_latitude": partner.partner_latitude,
                "partner_longitude": partner.partner_longitude,
            }
        )
        return {
            "partner_id": address.id,
            "is_company": False,
            "company_id": company.id,
            "category": "home",
            "home_partner_id": partner.id,
        }
