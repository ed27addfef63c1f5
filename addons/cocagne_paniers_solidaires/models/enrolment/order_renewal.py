from odoo import models
from odoo.fields import Command, Domain


class SaleOrder(models.Model):
    """A subscription that is renewed stays paid for, as long as the help lasts."""

    _inherit = "sale.order"

    def _create_renewals(self, values=None):
        new = super()._create_renewals(values)
        new._cover_as_before()
        return new

    def _cover_as_before(self):
        """Add the lines of these renewals to the helps that paid for the lines before."""
        # sudo: whoever renews, also the night, need not know who is helped
        helps = (
            self.env["cocagne.solidarity.enrolment"]
            .sudo()
            .search(
                Domain("order_line_ids.order_id", "in", self.renewed_from_id.ids)
                & Domain("state", "in", ("draft", "waiting", "active"))
            )
        )
        if not helps:
            return
        pairs = self._lines_before()
        for help_ in helps:
            covered = help_.order_line_ids
            added = [
                Command.link(new.id)
                for new, old in pairs.items()
                if old in covered and help_._lasts_until(new.order_id.date_start)
            ]
            if added:
                help_.order_line_ids = added

    def _lines_before(self):
        """{line: the line of the former subscription that it follows}."""
        pairs = {}
        for order in self:
            before = order.renewed_from_id._basket_lines()
            pairs |= dict(zip(order._basket_lines(), before, strict=False))
        return pairs


class SolidarityEnrolment(models.Model):
    _inherit = "cocagne.solidarity.enrolment"

    def _lasts_until(self, day):
        self.ensure_one()
        return not self.date_end or not day or self.date_end >= day
