"""The day on which a quota runs out, foreseen from the baskets that are planned."""

from datetime import timedelta

from odoo import api, fields, models
from odoo.tools import SQL, format_date

from ...splitting import runs_out_on

#: How far the planned baskets are followed; beyond, their pace goes on.
WEEKS = 13


class SolidarityAgreement(models.Model):
    _inherit = "cocagne.solidarity.agreement"

    runs_out_on = fields.Date("Runs out on", compute="_compute_runs_out_on")
    runs_out_label = fields.Char("Forecast", compute="_compute_runs_out_on")

    @api.depends_context("lang")
    @api.depends("quota_amount", "quota_baskets", "quota_households", "state")
    def _compute_runs_out_on(self):
        days = self._foresee()
        for item in self:
            item.runs_out_on = days.get(item._origin.id, False)
            item.runs_out_label = item._forecast_words()

    def _forecast_words(self):
        if self.state != "running" or not self._has_quota():
            return False
        if self.used_percent >= 100:
            return self.env._("Used up.")
        if not self.runs_out_on:
            return self.env._("Lasts until the end, as things stand.")
        return self.env._(
            "Runs out on %s, as things stand.", format_date(self.env, self.runs_out_on)
        )

    def _foresee(self):
        """{id: day on which the quota runs out}, without those that last.

        The baskets of the next weeks are split in thought, in their order, with what is
        left today; what is left then goes on at the same pace.
        """
        limited = self._origin.filtered(
            lambda item: item.state == "running" and item._has_quota()
        )
        if not limited:
            return {}
        # sudo: sums without a name; the manager sees the forecast, not the households
        split = self.env["cocagne.solidarity.split"].sudo()
        baskets = limited.sudo()._coming_baskets()
        enrolments = split._enrolments_of(baskets)
        baskets = baskets.filtered(lambda basket: basket.id in enrolments)
        every = split._agreements_of(baskets, enrolments) | limited.sudo()
        quotas = every._quotas()
        at_first = {key: (item.amount, item.baskets) for key, item in quotas.items()}
        terms = {item.id: item._terms(quotas.get(item.id)) for item in every}
        found, last = {}, {}
        for basket, _enrolment, shares in split._shares_of(baskets, enrolments, terms):
            for share in shares:
                last[share.payer] = basket.date
            for key, quota in quotas.items():
                if key not in found and (quota.is_used_up or quota.is_short):
                    found[key] = basket.date
        for item in limited:
            if item.id not in found and item.id in last:
                day = item._foresee_beyond(
                    at_first[item.id], quotas[item.id], last[item.id]
                )
                if day:
                    found[item.id] = day
        return {key: found[key] for key in limited.ids if key in found}

    def _foresee_beyond(self, at_first, quota, last):
        """The day on which the pace of the planned baskets ends this quota."""
        days = (last - fields.Date.context_today(self)).days
        pairs = zip(at_first, (quota.amount, quota.baskets), strict=True)
        found = [
            runs_out_on(left, start - left, days, last, self.date_to)
            for start, left in pairs
            if left is not None
        ]
        return min(filter(None, found), default=None)

    def _coming_baskets(self):
        """The baskets of the next weeks that these agreements help to pay, in order."""
        today = fields.Date.context_today(self)
        until = today + timedelta(weeks=WEEKS)
        baskets = self.env["cocagne.basket"]
        baskets.flush_model()
        self.env["cocagne.solidarity.enrolment"].flush_model()
        lines = SQL(
            """(SELECT rel.sale_order_line_id
                  FROM cocagne_solidarity_enrolment_line_rel rel
                  JOIN cocagne_solidarity_enrolment_agreement_rel paid
                    ON paid.cocagne_solidarity_enrolment_id
                     = rel.cocagne_solidarity_enrolment_id
                 WHERE paid.cocagne_solidarity_agreement_id = ANY(%s))""",
            self.ids,
        )
        domain = [
            ("state", "=", "planned"),
            ("date", ">=", today),
            ("date", "<=", min(until, max(self.mapped("date_to")))),
            ("order_line_id", "in", lines),
        ]
        return baskets.search(domain, order="date, delivery_id, id")
