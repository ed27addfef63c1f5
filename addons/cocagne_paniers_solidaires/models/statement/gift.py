from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain


class Gift(models.Model):
    """Gifts that feed the solidarity fund, and the baskets that they paid (R63)."""

    _inherit = "cocagne.gift"

    for_solidarity = fields.Boolean(
        "For solidarity baskets",
        help="The money is booked apart and pays for baskets only: it feeds the "
        "solidarity fund, as gifts of baskets do.",
    )
    baskets_used = fields.Integer(
        "Of which used",
        compute="_compute_baskets_used",
        help="Baskets that the fund helped to pay since the gift; the oldest gift is "
        "used first.",
    )
    baskets_left = fields.Integer("Left", compute="_compute_baskets_used")

    def _ledger_key(self):
        if self.kind == "money" and self.for_solidarity:
            return "solidarity"
        return super()._ledger_key()

    def write(self, vals):
        if "for_solidarity" in vals and self.filtered(
            lambda gift: gift.state in ("received", "returned")
        ):
            raise UserError(
                self.env._(
                    "The gift of %s is in the books: cancel it, or return its payment, "
                    "and type it again.",
                    self[0].partner_id.display_name,
                )
            )
        return super().write(vals)

    @api.depends("kind", "basket_count", "state", "date")
    def _compute_baskets_used(self):
        used = {}
        for house in self.company_id.root_id:
            used |= self._spread_baskets(house)
        for gift in self:
            gift.baskets_used = used.get(gift._origin.id, 0)
            is_counted = gift.kind == "baskets" and gift.state == "received"
            given = gift.basket_count if is_counted else 0
            gift.baskets_left = given - gift.baskets_used

    @api.model
    def _spread_baskets(self, house):
        """{gift of baskets: how many of them are used}, oldest first."""
        # sudo: who thanks a donor sees how many baskets, not whose
        gifts = self.sudo().search(self._baskets_domain(house), order="date, id")
        spread, left = {}, self._baskets_of_fund(house)
        for gift in gifts:
            spread[gift.id] = min(gift.basket_count, left)
            left -= spread[gift.id]
        return spread

    @api.model
    def _baskets_domain(self, house):
        return (
            Domain("company_id", "child_of", house.id)
            & Domain("kind", "=", "baskets")
            & Domain("state", "=", "received")
        )

    @api.model
    def _baskets_of_fund(self, house):
        """Baskets that the fund helps to pay."""
        # sudo: see _spread_baskets
        shares = self.env["cocagne.solidarity.share"].sudo()
        domain = Domain("payer", "=", "fund")
        domain &= Domain("company_id", "child_of", house.id)
        if house.sudo().solidarity_fund_start:
            domain &= Domain("date", ">=", house.sudo().solidarity_fund_start)
        return shares._read_group(domain, aggregates=["quantity:sum"])[0][0] or 0


class SolidarityFund(models.Model):
    """Baskets given and used, on the page of the fund."""

    _inherit = "cocagne.solidarity.fund"

    gift_baskets = fields.Integer(
        "Baskets given",
        compute="_compute_gift_baskets",
        help="Gifts of baskets received in the period.",
    )
    member_baskets = fields.Integer(
        "Baskets given by members",
        compute="_compute_gift_baskets",
        help="Baskets that absent members gave to somebody else; they paid them.",
    )

    @api.depends("date_from", "date_to", "company_id")
    def _compute_gift_baskets(self):
        gifts = self.env["cocagne.gift"]
        baskets = self.env["cocagne.basket"]
        for fund in self:
            house = fund.company_id
            days = Domain("date", ">=", fund.date_from)
            days &= Domain("date", "<=", fund.date_to)
            fund.gift_baskets = (
                gifts._read_group(
                    gifts._baskets_domain(house) & days,
                    aggregates=["basket_count:sum"],
                )[0][0]
                or 0
            )
            given = Domain("state", "=", "given")
            given &= Domain("company_id", "child_of", house.id) & days
            fund.member_baskets = (
                baskets._read_group(given, aggregates=["quantity:sum"])[0][0] or 0
            )
