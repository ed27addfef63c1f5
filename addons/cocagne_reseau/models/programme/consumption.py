"""What gardens used of a national agreement: sums, without one household."""

from collections import defaultdict

from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.tools import SQL, format_date

#: The figure that a distant garden sends: what the Réseau pays of its baskets.
PAID = "solidarity.paid_network"
SENT, ASKED = ("sent",), ("draft", "sent")


class ProgrammeAllocation(models.Model):
    """Used so far: from the statements that hosted gardens address to the Réseau, and
    from the validated figures of distant ones."""

    _inherit = "cocagne.programme.allocation"

    consumed = fields.Monetary("Used", compute="_compute_consumed")
    consumed_baskets = fields.Integer("Baskets", compute="_compute_consumed")
    left = fields.Monetary(compute="_compute_consumed")
    used_percent = fields.Float("Used %", compute="_compute_consumed", digits=(5, 1))
    foreseen = fields.Monetary("At the end, at this pace", compute="_compute_consumed")
    forecast_words = fields.Char("Forecast", compute="_compute_consumed")

    @api.depends("amount", "agreement_ids")
    @api.depends_context("lang")
    def _compute_consumed(self):
        found = self._consumption()
        for allocation in self:
            months = found[allocation._origin.id]
            used = sum(amount for amount, _baskets in months.values())
            allocation.consumed = allocation.currency_id.round(used)
            allocation.consumed_baskets = sum(
                baskets for _amount, baskets in months.values()
            )
            allocation.left = allocation.amount - allocation.consumed
            whole = allocation.amount
            allocation.used_percent = 100 * used / whole if whole else 0
            # sudo: the dates of the agreement
            programme = allocation.programme_id.sudo()
            allocation.foreseen = programme._foresee(allocation.consumed)
            allocation.forecast_words = allocation._forecast_words()

    def _forecast_words(self):
        if not self.amount or self.state != "running":
            return False
        if self.used_percent >= 100:
            return self.env._("Used up.")
        if self.foreseen <= self.amount:
            left = self.currency_id.format(self.amount - self.foreseen)
            return self.env._("At this pace, %s are left at the end.", left)
        day = format_date(self.env, self._runs_out_on(), date_format="MMMM y")
        return self.env._("At this pace, used up in %s.", day)

    def _runs_out_on(self):
        """The month in which the part is used up, at the pace so far."""
        programme = self.programme_id.sudo()
        today = min(fields.Date.context_today(self), programme.date_to)
        gone = max(programme._months_between(programme.date_from, today), 1)
        months = int(self.amount * gone / self.consumed) if self.consumed else 0
        return programme.date_from + relativedelta(months=months)

    def _consumption(self, states=ASKED):
        """{allocation id: {month: (euros, baskets)}}, two queries for all.

        :param states: of the statements of hosted gardens.
        """
        found = defaultdict(dict)
        for allocation, month, amount, baskets in [
            *self._read_statements(states),
            *self._read_figures(),
        ]:
            found[allocation][month] = (float(amount), int(baskets))
        return found

    def _read_statements(self, states):
        ids = self._origin.ids
        if not ids:
            return []
        # sums by garden and month: the query reads no share and no household
        lines = self.env["cocagne.solidarity.statement.line"]
        lines.flush_model()
        self.env["cocagne.solidarity.statement"].flush_model(["state", "agreement_id"])
        self.env["cocagne.solidarity.agreement"].flush_model(["allocation_id"])
        return self.env.execute_query(
            SQL(
                """
                SELECT agreement.allocation_id, line.month, sum(line.amount),
                       sum(line.baskets)
                  FROM cocagne_solidarity_statement_line line
                  JOIN cocagne_solidarity_statement statement
                    ON statement.id = line.statement_id
                  JOIN cocagne_solidarity_agreement agreement
                    ON agreement.id = statement.agreement_id
                 WHERE agreement.allocation_id = ANY(%(ids)s)
                   AND statement.state = ANY(%(states)s)
              GROUP BY agreement.allocation_id, line.month
                """,
                ids=ids,
                states=list(states),
            )
        )

    def _read_figures(self):
        """Figures of distant gardens; a figure that is masked says nothing."""
        distant = self._origin.filtered(lambda one: not one.company_id)
        if not distant:
            return []
        self.env["cocagne.network.figure"].flush_model()
        return self.env.execute_query(
            SQL(
                """
                SELECT allocation.id, figure.month, sum(figure.value), 0
                  FROM cocagne_programme_allocation allocation
                  JOIN cocagne_programme programme
                    ON programme.id = allocation.programme_id
                  JOIN cocagne_network_figure figure
                    ON figure.garden_id = allocation.garden_id
                   AND figure.month BETWEEN date_trunc('month', programme.date_from)
                                        AND programme.date_to
                  JOIN cocagne_indicator indicator
                    ON indicator.id = figure.indicator_id AND indicator.code = %(code)s
                 WHERE allocation.id = ANY(%(ids)s) AND figure.is_masked IS NOT TRUE
              GROUP BY allocation.id, figure.month
                """,
                code=PAID,
                ids=distant.ids,
            )
        )
