from dateutil.relativedelta import relativedelta

from odoo import api, fields, models

MONTHS_PER_QUARTER = 3


class MembershipPeriod(models.Model):
    """The period that all members of a garden pay for together (R33, case 1)."""

    _name = "cocagne.membership.period"
    _description = "Membership period"
    _inherit = ["cocagne.period.mixin"]

    name = fields.Char(help="For example: Year 2026.")
    currency_id = fields.Many2one(related="company_id.currency_id")
    pivot_date = fields.Date(
        "Pivot date",
        help="Who joins after this date is paid up to the end of the next period. "
        "Leave it empty if you do not use this rule.",
    )
    decreasing_by_quarter = fields.Boolean(
        "Fee decreases each quarter",
        help="Who joins during the second quarter pays three quarters of the fee, and "
        "so on. After the pivot date, the full fee is asked again.",
    )
    membership_ids = fields.One2many("cocagne.membership", "period_id", "Memberships")
    membership_count = fields.Integer(compute="_compute_membership_count")

    _pivot_inside = models.Constraint(
        "CHECK (pivot_date BETWEEN date_start AND date_end)",
        "The pivot date must be inside the period.",
    )

    @api.depends("membership_ids")
    def _compute_membership_count(self):
        counts = dict(
            self.env["cocagne.membership"]._read_group(
                [("period_id", "in", self.ids)], ["period_id"], ["__count"]
            )
        )
        for period in self:
            period.membership_count = counts.get(period, 0)

    def _is_after_pivot(self, day):
        self.ensure_one()
        return bool(self.pivot_date) and day > self.pivot_date

    def _end_for(self, day):
        """Until when a member who joins on ``day`` is paid up (R33).

        The next period counts even when it does not exist yet: it is then taken to
        last one year.
        """
        self.ensure_one()
        if not self._is_after_pivot(day):
            return self.date_end
        following = self._next()
        return following.date_end or self.date_end + relativedelta(years=1)

    def _fee_for(self, amount, day):
        """The fee due on ``day``, from the full ``amount`` (R33).

        Full, or less one part for each quarter already gone when the fee decreases.
        """
        self.ensure_one()
        if not self.decreasing_by_quarter or self._is_after_pivot(day):
            return amount
        quarters = self._quarter_of(self.date_end) + 1
        gone = min(self._quarter_of(max(day, self.date_start)), quarters - 1)
        return self.currency_id.round(amount * (quarters - gone) / quarters)

    def _quarter_of(self, day):
        """Which quarter of the period holds ``day``, from 0."""
        elapsed = relativedelta(day, self.date_start)
        return (elapsed.years * 12 + elapsed.months) // MONTHS_PER_QUARTER

    def action_view_memberships(self):
        """Open the memberships of this period."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cocagne_jardin.action_memberships"
        )
        return action | {
            "domain": [("period_id", "=", self.id)],
            "context": {"default_period_id": self.id},
        }
