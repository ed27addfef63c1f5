import json
from decimal import ROUND_HALF_UP, Decimal
from functools import reduce
from operator import add

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL

from odoo.addons.cocagne_jardin.tools import month_name

from ...hours.counting import Hours
from ...law import dates

CENT = Decimal("0.01")
COLUMNS = {
    "company_id": "int4",
    "pathway_id": "int4",
    "version_id": "int4",
    "annex_id": "int4",
    "month": "date",
    "contract_start": "date",
    "contract_end": "date",
    "hours_paid": "float8",
    "hours_worked": "float8",
    "hours_trained": "float8",
    "hours_support": "float8",
    "gross": "numeric",
    "etp": "float8",
    "aid": "numeric",
    "date_left": "date",
    "exit_reason": "varchar",
}
PATHWAY_FIELDS = ["employee_id", "company_id", "date_start", "date_end"]
#: What a second preparation brings up to date, in states that nobody touched.
REFRESHED = [name for name in COLUMNS if name not in ("pathway_id", "contract_start")]


class MonthPrepare(models.Model):
    """The states of a month, of everybody at once.

    Contracts, hours and annexes are read once and the states written by one INSERT, so
    50 people and 5 000 take the same number of queries.
    """

    _inherit = "cocagne.insertion.month"

    @api.model
    def _prepare(self, month, companies=None):
        """Write the states that a month lacks, bring the untouched ones up to date.

        :param month: any day of it. :return: the states of the month.
        """
        self.check_access("create")
        first = fields.Date.to_date(month).replace(day=1)
        companies = companies or self.env.companies
        self._check_month(first)
        written = self._upsert(self._rows(first, companies))
        dropped = self._drop_orphans(first, companies)
        self._after_prepare([*written, *dropped])
        domain = [("company_id", "in", companies.ids), ("month", "=", first)]
        return self.search(domain)

    def action_prepare(self):
        """Prepare the last month that is over, whatever lines are ticked."""
        today = fields.Date.context_today(self)
        first = dates.same_day(today.replace(day=1), -1)
        self._prepare(first)
        action = self.env["ir.actions.actions"]._for_xml_id(
            "cocagne_insertion.action_insertion_months"
        )
        return {**action, "domain": [("month", "=", first)]}

    def _check_month(self, first):
        if first > fields.Date.context_today(self):
            raise UserError(
                self.env._(
                    "%s has not begun: its hours are not known.",
                    month_name(self.env, first),
                )
            )

    # -- what is read ------------------------------------------------------------------

    @api.model
    def _rows(self, first, companies):
        """Values of the states of a month, one for each contract that touches it."""
        last = dates.last_day(first, 1)
        contracts = self.env["hr.version"]._insertion_stages(companies, first, last)
        hours = self._hours(contracts, first, last)
        pathways = self.env["cocagne.pathway"].browse({key[0] for key in contracts})
        support = self._support_hours(pathways, first, last)
        exits = self._exits(pathways, first, last)
        annexes = self._annexes(companies, first, last)
        figures = self.env["cocagne.insertion.figure"]._figures()
        rows, done = [], set()
        for key in sorted(contracts, reverse=True):
            stages, pathway = contracts[key], key[0]
            is_last = pathway not in done
            done.add(pathway)
            row = self._row(stages, first, last, hours[key], annexes, figures)
            # accompaniment and exit go with the last contract of the month
            row["hours_support"] = float(support.get(pathway, 0)) if is_last else 0.0
            left, reason = exits.get(pathway, (None, None)) if is_last else (None, None)
            rows.append({**row, "date_left": left, "exit_reason": reason})
        return rows

    @api.model
    def _row(self, stages, first, last, hours, annexes, figures):
        newest = [stage for stage in stages if stage.start <= last][-1]
        annex = self._annex_of(newest, annexes, first)
        paid = Decimal(hours.paid).quantize(CENT, ROUND_HALF_UP)
        return {
            "company_id": newest.company,
            "pathway_id": newest.contract[0],
            "version_id": newest.version,
            "annex_id": annex.id or None,
            "month": first,
            "contract_start": newest.contract[1],
            "contract_end": newest.contract_end,
            "hours_paid": float(paid),
            "hours_worked": float(hours.worked),
            "hours_trained": float(hours.trained),
            "gross": self._gross(stages, paid, first, last),
            **self._values_of_hours(paid, first, annex, figures),
        }

    @api.model
    def _gross(self, stages, paid, first, last):
        """Hours paid at the rate of the contract; weighed by days when it changes."""
        weights = [
            (dates.overlap((one.start, one.end or last), (first, last)), one)
            for one in stages
        ]
        planned = sum(days * one.week_hours for days, one in weights)
        if not planned:
            return 0.0
        cost = sum(days * one.week_hours * one.rate for days, one in weights)
        return float((paid * cost / planned).quantize(CENT, ROUND_HALF_UP))

    @api.model
    def _hours(self, contracts, first, last):
        """{contract: Hours}: who has two contracts in the month has two states."""
        pathways = self.env["cocagne.pathway"].browse({key[0] for key in contracts})
        # beyond a thousand records each field would be asked for by itself
        pathways.fetch(PATHWAY_FIELDS)
        hours = self.env["cocagne.insertion.hours"]
        rows = hours._hours_by_version(pathways, first, last)
        return {
            key: reduce(
                add, [rows[key[0], v] for v in _versions(stages, rows)], Hours()
            )
            for key, stages in contracts.items()
        }

    @api.model
    def _annexes(self, companies, first, last):
        """Annexes that a month may be paid by, the newest amendment first."""
        # sudo: see _compute_etp
        return (
            self.env["cocagne.annex"]
            .sudo()
            .search(
                [
                    ("company_id", "in", companies.ids),
                    ("state", "in", ("VALIDE", "PROVISOIRE", "CLOTURE", "HISTORISE")),
                    ("date_start", "<=", last),
                    ("date_end", ">=", first),
                ],
                order="modification desc, id desc",
            )
        )

    @api.model
    def _annex_of(self, stage, annexes, first):
        """The annex of the contract if it covers the month, else that of the month.

        A contract goes on under the annex of the next year; amended annexes give way to
        their amendment.
        """
        mine = annexes.filtered(lambda one: one.company_id.id == stage.company)
        live = mine.filtered(lambda one: one.state != "HISTORISE")
        return (
            live.filtered(lambda one: one.id == stage.annex)[:1] or live[:1] or mine[:1]
        )

    # -- what is written ---------------------------------------------------------------

    @api.model
    def _upsert(self, rows):
        """Write the states. :return: ids of the pathways whose state was written."""
        if not rows:
            return []
        self.flush_model()
        names = [SQL.identifier(name) for name in COLUMNS]
        typed = [SQL("%s %s", n, SQL(t)) for n, t in zip(names, COLUMNS.values())]  # noqa: B905
        refresh = [
            SQL("%(name)s = EXCLUDED.%(name)s", name=SQL.identifier(name))
            for name in [*REFRESHED, "write_uid", "write_date"]
        ]
        self.env.cr.execute(
            SQL(
                """
                INSERT INTO cocagne_insertion_month AS kept
                       (%(names)s, state, revision, is_edited,
                        create_uid, write_uid, create_date, write_date)
                SELECT %(names)s, 'draft', 0, false, %(uid)s, %(uid)s, %(now)s, %(now)s
                  FROM json_to_recordset(%(rows)s) AS given(%(typed)s)
                ON CONFLICT (pathway_id, contract_start, month)
                DO UPDATE SET %(refresh)s
                 WHERE kept.state = 'draft' AND NOT COALESCE(kept.is_edited, false)
                RETURNING kept.pathway_id
                """,
                names=SQL(", ").join(names),
                typed=SQL(", ").join(typed),
                refresh=SQL(", ").join(refresh),
                rows=json.dumps(rows, default=str),
                uid=self.env.uid,
                now=self.env.cr.now(),
            )
        )
        written = [row[0] for row in self.env.cr.fetchall()]
        self.invalidate_model()
        return written

    @api.model
    def _drop_orphans(self, first, companies):
        """Remove untouched states whose contract is gone, or ends before the month.

        :return: ids of their pathways.
        """
        last = dates.last_day(first, 1)
        self.env["hr.version"].flush_model()
        self.env.cr.execute(
            SQL(
                """
                DELETE FROM cocagne_insertion_month s
                 WHERE s.month = %s AND s.company_id = ANY(%s)
                   AND s.state = 'draft' AND NOT COALESCE(s.is_edited, false)
                   AND NOT EXISTS (
                       SELECT FROM hr_version v
                        WHERE v.pathway_id = s.pathway_id
                          AND v.insertion_kind IS NOT NULL
                          AND v.contract_date_start = s.contract_start
                          AND v.contract_date_start <= %s
                          AND COALESCE(v.contract_date_end, %s) >= %s)
                RETURNING s.pathway_id
                """,
                first,
                companies.ids,
                last,
                last,
                first,
            )
        )
        dropped = [row[0] for row in self.env.cr.fetchall()]
        self.invalidate_model()
        return dropped


def _versions(stages, rows):
    """Versions of a contract that have hours in the period."""
    pathway = stages[0].contract[0]
    return [one.version for one in stages if (pathway, one.version) in rows]
