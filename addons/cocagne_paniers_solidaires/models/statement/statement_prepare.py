from collections import defaultdict
from datetime import timedelta

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from .rhythm import assign, periods


class SolidarityStatement(models.Model):
    """Making statements: which shares go on which, each once.

    The rows of the agreements are taken first, as the split does, so that two
    preparations, or a preparation and a delivery, follow each other. The number of queries depends neither
    on the number of shares nor on that of agreements.
    """

    _inherit = "cocagne.solidarity.statement"

    @api.model
    def _prepare_due(self, agreements, until=None):
        """Make the statements of all the periods that are over.

        A second call makes nothing. What arrives late for a period that is stated goes
        on the next statement.

        :param until: the last day that is looked at: yesterday unless told.
        :return: the new statements, to check.
        :raises UserError: an agreement has no funder.
        :raises AccessError: the user makes no statements.
        """
        self.check_access("write")
        agreements._check_statable()
        # sudo: who prepares a statement need not see its households; only sums come out
        engine = self.sudo()
        agreements = agreements.sudo()
        engine._lock(agreements)
        plan = engine._plan(agreements, until or engine._yesterday())
        made = engine.create([vals for vals, _first, _last in plan])
        engine._take(
            [
                (statement.id, vals["agreement_id"], first, last)
                for statement, (vals, first, last) in zip(made, plan, strict=True)
            ]
        )
        self.env["cocagne.solidarity.statement.line"].sudo()._count(made)
        return made.sudo(False)

    @api.model
    def _yesterday(self):
        return fields.Date.context_today(self) - timedelta(days=1)

    @api.model
    def _lock(self, agreements):
        """Make parallel preparations wait, and start again on what is then true.

        The row is changed, not only locked: PostgreSQL refuses the second one on its
        old snapshot, and Odoo runs it again. The splits of limited agreements change the
        same field.
        """
        agreements.flush_recordset()
        self.env.cr.execute(
            SQL(
                "UPDATE cocagne_solidarity_agreement"
                " SET split_version = COALESCE(split_version, 0) + 1"
                " WHERE id IN (SELECT id FROM cocagne_solidarity_agreement"
                " WHERE id = ANY(%s) ORDER BY id FOR UPDATE)",
                agreements.ids,
            )
        )
        agreements.invalidate_recordset(["split_version"])

    @api.model
    def _plan(self, agreements, until):
        """Statements to make: list of (values, day after which, last day taken)."""
        dues, stated = self._read_dues(agreements), self._read_stated(agreements)
        plan = []
        for agreement in agreements.filtered(lambda found: dues[found.id]):
            over = periods(
                agreement.rhythm, agreement.date_from, agreement.date_to, until
            )
            done = stated[agreement.id]
            left = [period for period in over if period.first not in done]
            ended = over and over[-1].last == agreement.date_to
            last_stated = over[-1] if ended else None
            for period, first, last, is_complement in assign(
                left, dues[agreement.id], last_stated
            ):
                vals = {
                    "agreement_id": agreement.id,
                    "company_id": agreement.company_id.id,
                    "date_from": period.first,
                    "date_to": period.last,
                    "complement": 0,
                }
                if is_complement:
                    vals["complement"] = 1 + done.get(period.first, 0)
                plan.append((vals, first, last))
        return plan

    @api.model
    def _read_dues(self, agreements):
        """{agreement: {day: amount}} of what no statement holds."""
        shares = self.env["cocagne.solidarity.share"]
        groups = shares._read_group(
            shares._unstated_domain() & Domain("agreement_id", "in", agreements.ids),
            ["agreement_id", "date:day"],
            ["amount:sum"],
        )
        dues = defaultdict(dict)
        for agreement, day, amount in groups:
            dues[agreement.id][day] = agreement.currency_id.round(amount)
        return dues

    @api.model
    def _read_stated(self, agreements):
        """{agreement: {first day of a period: its highest complement}}."""
        groups = self._read_group(
            [("agreement_id", "in", agreements.ids), ("state", "!=", "cancelled")],
            ["agreement_id", "date_from:day"],
            ["complement:max"],
        )
        stated = defaultdict(dict)
        for agreement, day, complement in groups:
            stated[agreement.id][day] = complement or 0
        return stated

    @api.model
    def _take(self, rows):
        """Give free shares to statements, in one statement of SQL.

        :param rows: (statement, agreement, day after which or None, last day or None).
        """
        if not rows:
            return
        shares = self.env["cocagne.solidarity.share"]
        shares.flush_model()
        statements, agreements, firsts, lasts = zip(*rows, strict=True)
        self.env.cr.execute(
            SQL(
                """
                UPDATE cocagne_solidarity_share s
                   SET statement_id = row.statement_id,
                       write_uid = %(user)s, write_date = %(now)s
                  FROM unnest(%(statements)s::int[], %(agreements)s::int[],
                              %(firsts)s::date[], %(lasts)s::date[])
                       AS row (statement_id, agreement_id, first, last)
                 WHERE s.agreement_id = row.agreement_id
                   AND s.payer = 'funder' AND s.statement_id IS NULL
                   AND (row.first IS NULL OR s.date > row.first)
                   AND (row.last IS NULL OR s.date <= row.last)
                """,
                user=self.env.uid,
                now=fields.Datetime.now(),
                statements=list(statements),
                agreements=list(agreements),
                firsts=list(firsts),
                lasts=list(lasts),
            )
        )
        shares.invalidate_model(["statement_id"])

    # -- counting again -------------------------------------------------------------------

    def action_refresh(self):
        """Count again a statement that is not sent: baskets marked since join it."""
        self.check_access("write")
        self._check_draft()
        # sudo: see _prepare_due
        drafts = self.sudo().sorted("date_to")
        drafts._lock(drafts.agreement_id)
        drafts._free_shares()
        for draft in drafts:
            first, last = draft._days_to_take()
            drafts._take([(draft.id, draft.agreement_id.id, first, last)])
        self.env["cocagne.solidarity.statement.line"].sudo()._count(drafts)
        return True

    def _days_to_take(self):
        """(day after which, last day) of the free shares that belong here."""
        agreement, period = self.agreement_id, (self.date_from, self.date_to)
        if self.complement:
            return None, None
        done = self._read_stated(agreement)[agreement.id]
        over = periods(
            agreement.rhythm, agreement.date_from, agreement.date_to, self.date_to
        )
        left = [p for p in over if p.first not in done or p == period]
        for found, first, last, _complement in assign(
            left, self._read_dues(agreement)[agreement.id]
        ):
            if found == period:
                return first, last
        return fields.Date.subtract(self.date_from, days=1), self.date_to

    def _free_shares(self):
        """The shares wait for another statement."""
        # sudo: who cancels a statement need not see its households
        shares = self.env["cocagne.solidarity.share"].sudo()
        shares.search([("statement_id", "in", self.ids)]).statement_id = False

    # -- the button and the job for all agreements ------------------------------------------

    @api.model
    def _agreements_due(self, company, until=None):
        """Agreements of a house with something to state."""
        until = until or self._yesterday()
        # sudo: see _prepare_due
        shares = self.env["cocagne.solidarity.share"].sudo()
        groups = shares._read_group(
            shares._unstated_domain()
            & Domain("agreement_id.company_id", "=", company.id)
            & Domain("date", "<=", until),
            ["agreement_id"],
        )
        found = self.env["cocagne.solidarity.agreement"].browse(
            [agreement.id for (agreement,) in groups]
        )
        # those without a funder are refused by name when they are prepared
        nobody = found.filtered(lambda agreement: not agreement.partner_id)
        planned = {
            vals["agreement_id"]
            for vals, _f, _l in self.sudo()._plan((found - nobody).sudo(), until)
        }
        return (nobody | found.browse(planned)).sorted("id")
