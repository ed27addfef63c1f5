from odoo import api, models
from odoo.fields import Domain

from odoo.addons.cocagne_jardin.models.desk.home import ACCOUNTANT

from ...law import dates
from .annex import ACTIVE

DIRECTOR = "cocagne_insertion.group_director"
PAYROLL = "cocagne_insertion.group_payroll"


class Home(models.AbstractModel):
    """Posts that are not used, months not validated, payments that did not come."""

    _inherit = "cocagne.home"

    @api.model
    def _alert_codes(self):
        return [
            *super()._alert_codes(),
            "annex_under",
            "annex_over",
            "annex_ending",
            "annex_months",
            "annex_payments",
            "annex_receipts",
        ]

    def _alert_annex_under(self):
        return self._annex_alert(
            self.env._("Annexes that will not be used in full"),
            self._annexes_with(lambda annex: annex.forecast_status == "under"),
        )

    def _alert_annex_over(self):
        return self._annex_alert(
            self.env._("Annexes that will be exceeded"),
            self._annexes_with(lambda annex: annex.forecast_status == "over"),
            "danger",
        )

    def _alert_annex_receipts(self):
        running = self._running_annexes()
        return self._annex_alert(
            self.env._("Annexes whose sales are too high for the charges"),
            running.filtered("receipts_problem"),
        )

    def _alert_annex_ending(self):
        """Annexes that end within two months and have no successor."""
        soon = dates.same_day(self._today(), 2)
        following = self.env["cocagne.annex"].search(
            self._mine() & Domain("date_start", ">", self._today())
        )
        ending = self._running_annexes().filtered(
            lambda annex: annex.date_end <= soon
            and annex.company_id not in following.company_id
        )
        return self._annex_alert(
            self.env._("Annexes that end soon, without the next one"), ending
        )

    @api.model
    def _running_annexes(self):
        if not self._is_one_of(DIRECTOR):
            return self.env["cocagne.annex"]
        today = self._today()
        return self.env["cocagne.annex"].search(
            self._mine()
            & Domain("state", "in", ACTIVE)
            & Domain("date_start", "<=", today)
            & Domain("date_end", ">=", today)
        )

    @api.model
    def _annexes_with(self, is_concerned):
        annexes = self._running_annexes().filtered("needs_attention")
        return annexes.filtered(is_concerned)

    @api.model
    def _annex_alert(self, label, annexes, level="warning"):
        return self._alert(
            label,
            "cocagne.annex",
            Domain("id", "in", annexes.ids),
            "cocagne_insertion.action_annexes",
            [DIRECTOR],
            level=level,
            icon="bar-chart",
        )

    def _alert_annex_months(self):
        """States of months that are over and wait for their validation."""
        first = self._today().replace(day=1)
        return self._alert(
            self.env._("Monthly states to validate"),
            "cocagne.insertion.month",
            self._mine() & Domain("state", "=", "draft") & Domain("month", "<", first),
            "cocagne_insertion.action_insertion_months",
            [PAYROLL],
            icon="calendar-check-o",
        )

    def _alert_annex_payments(self):
        payments = self.env["cocagne.annex.payment"]
        if self._is_one_of(DIRECTOR, ACCOUNTANT):
            past = payments.search(self._mine() & Domain("date", "<", self._today()))
            payments = past.filtered(lambda one: one.situation in ("late", "gap"))
        return self._alert(
            self.env._("Payments of the ASP that are late or differ"),
            "cocagne.annex.payment",
            Domain("id", "in", payments.ids),
            "cocagne_insertion.action_annex_payments",
            [DIRECTOR, ACCOUNTANT],
            icon="eur",
        )
