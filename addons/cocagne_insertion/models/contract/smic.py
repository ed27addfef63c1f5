from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools import SQL, float_compare

from ...law import dates
from ...law.contract import pay
from ...law.figures import NoFigure
from .version import HR


class Version(models.Model):
    """Contracts that a rise of the minimum wage leaves behind (L.3231-2)."""

    _inherit = "hr.version"

    is_below_smic = fields.Boolean(
        "Below the SMIC",
        compute="_compute_smic",
        search="_search_is_below_smic",
        groups=HR,
    )
    smic_due = fields.Monetary("SMIC due", compute="_compute_smic", groups=HR)
    smic_from = fields.Date("Due from", compute="_compute_smic", groups=HR)

    @api.depends(
        "hourly_rate", "insertion_kind", "contract_date_start", "contract_date_end"
    )
    def _compute_smic(self):
        today = fields.Date.context_today(self)
        found = self.filtered(lambda v: v.insertion_kind and v.contract_date_start)
        spans = found._spans()
        for version in self:
            due = version in found and version._smic_shortfall(spans[version], today)
            version.is_below_smic = bool(due)
            version.smic_from, version.smic_due = due or (False, 0)

    def _smic_shortfall(self, span, today):
        """(first day, SMIC) of the first rise that the pay does not follow, or None.

        What is over is not looked at; rises that are known ahead are.
        """
        first, last = span[0], span[1] or pay.date.max
        for day, until, value in self.company_id._smic_periods():
            begins, ends = max(day, first, today), min(until, last)
            if begins <= ends and self._pays_less(value):
                return max(day, first), float(value)
        return None

    def _pays_less(self, value):
        rate = self.hourly_rate or 0.0
        return float_compare(rate, float(value), precision_digits=4) < 0

    @api.model
    def _search_is_below_smic(self, operator, value):
        if operator != "in":
            return NotImplemented
        domain = Domain.OR(
            Domain("id", "in", self._below_sql(company))
            for company in self.env.companies
        )
        return domain if True in value else ~domain

    def _below_sql(self, company):
        """SQL of the versions of a garden that pay less than what is due."""
        self.flush_model()
        today = fields.Date.context_today(self)
        due = [
            SQL(
                """(v.hourly_rate < %(value)s
                    AND v.date_version <= %(last)s
                    AND COALESCE(v.contract_date_end, 'infinity') >= %(first)s
                    AND NOT EXISTS (
                        SELECT FROM hr_version later
                         WHERE later.employee_id = v.employee_id AND later.active
                           AND later.date_version > v.date_version
                           AND later.date_version <= %(first)s))""",
                value=value,
                first=max(day, today),
                last=min(until, pay.date(9999, 12, 31)),
            )
            for day, until, value in company._smic_periods()
            if until >= today
        ]
        return SQL(
            """(SELECT v.id FROM hr_version v
                 WHERE v.company_id = %s AND v.active AND v.employee_id IS NOT NULL
                   AND v.insertion_kind IS NOT NULL AND (%s))""",
            company.id,
            SQL(" OR ").join(due or [SQL("FALSE")]),
        )

    def action_raise_to_smic(self):
        """Raise the pay to the minimum wage, by an amendment from the day it is due."""
        below = self.filtered("is_below_smic")
        if not below:
            raise UserError(
                self.env._("The pay of these contracts is not below the SMIC.")
            )
        for version in below:
            version._raise_to_smic()
        return {"type": "ir.actions.client", "tag": "soft_reload"}

    def _raise_to_smic(self):
        """One amendment for each rise; terms that come later follow."""
        while self.is_below_smic:
            day, due = self.smic_from, self.smic_due
            span = self._spans()[self]
            if day <= span[0]:
                self.hourly_rate = due
                continue
            reason = self.env._("The minimum wage (SMIC) rises.")
            stage = self.employee_id.create_version(
                {"date_version": day, "hourly_rate": due, "amendment_reason": reason}
            )
            stage._raise_to_smic()
            return


class ResCompany(models.Model):
    _inherit = "res.company"

    def _smic_periods(self):
        """[(first day, last day, euros an hour)] of the minimum wages of the garden."""
        history = self.env["cocagne.insertion.figure"]._figures().history(
            self._smic_name()
        )
        starts = [figure.date_from for figure in history]
        ends = [day - dates.ONE_DAY for day in starts[1:]]
        ends.append(pay.date.max)
        return [
            (figure.date_from, end, figure.value)
            for figure, end in zip(history, ends, strict=True)
        ]

    def _smic_on(self, day):
        """Euros an hour that day; 0 before the first that is known."""
        figures = self.env["cocagne.insertion.figure"]._figures()
        try:
            return float(figures.at(self._smic_name(), day))
        except NoFigure:
            return 0.0
