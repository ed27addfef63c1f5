from odoo import api, fields, models
from odoo.tools import SQL

from odoo.addons.cocagne_jardin.models.member.res_partner import DESK

PAYMENT_MODES = [
    ("sepa", "Direct debit"),
    ("cheque", "Cheque"),
    ("transfer", "Bank transfer"),
    ("cash", "Cash"),
    ("card", "Card"),
    ("wages", "Deducted from wages"),
    ("other", "Other"),
]

#: The day on which an item is due.
DUE = SQL("COALESCE(line.date_maturity, line.date)")


class Balance(models.Model):
    """The balance of each client of a garden, read from the receivable account (R67).

    There is no second ledger: it is a question asked to the open items. Its columns say
    since when the money is owed. Whatever the number of clients, it is one query.
    """

    _name = "cocagne.balance"
    _description = "Balance of a client"
    _auto = False
    _rec_name = "partner_id"
    _order = "balance, id"

    partner_id = fields.Many2one("res.partner", "Client", readonly=True)
    company_id = fields.Many2one("res.company", "Garden", readonly=True)
    currency_id = fields.Many2one(related="company_id.currency_id")
    member_number = fields.Char(readonly=True)
    balance = fields.Monetary(
        readonly=True, help="Less than 0: the client owes money to the garden."
    )
    side = fields.Selection(
        [("owes", "Owes money"), ("advance", "Paid in advance"), ("even", "Even")],
        "Situation",
        readonly=True,
    )
    owed = fields.Monetary(readonly=True)
    advance = fields.Monetary(
        "Advances", readonly=True, help="Payments and credit notes not used yet."
    )
    not_due = fields.Monetary(readonly=True)
    late_30 = fields.Monetary("Late 30 days", readonly=True)
    late_60 = fields.Monetary("Late 60 days", readonly=True)
    late_90 = fields.Monetary("Late 90 days", readonly=True)
    late_more = fields.Monetary("Late, more", readonly=True)
    overdue = fields.Monetary("Late in all", readonly=True)
    oldest_due = fields.Date("Owed since", readonly=True)
    days_late = fields.Integer(readonly=True, aggregator="max")
    age = fields.Selection(
        [
            ("0", "Nothing is late"),
            ("1", "1 to 30 days"),
            ("2", "31 to 60 days"),
            ("3", "61 to 90 days"),
            ("4", "More than 90 days"),
        ],
        "How late",
        readonly=True,
    )
    payment_mode = fields.Selection(
        PAYMENT_MODES, "Pays by", readonly=True, groups=DESK
    )
    depot_id = fields.Many2one("cocagne.depot", readonly=True)
    round_id = fields.Many2one("cocagne.round", readonly=True)
    category_ids = fields.Many2many(
        related="partner_id.category_id", string="Categories"
    )

    @property
    def _table_query(self):
        self._flush_sources()
        return SQL(
            "%s SELECT %s %s %s",
            self._with_subscriptions(),
            self._columns(),
            self._sources(),
            SQL("GROUP BY line.partner_id, line.company_id"),
        )

    def _flush_sources(self):
        self.env["account.move.line"].flush_model()
        self.env["sale.order"].flush_model()
        self.env["res.partner"].flush_model(["member_number", "commercial_partner_id"])

    @api.model
    def _with_subscriptions(self):
        """The last confirmed subscription of each client: how and where they pay."""
        return SQL(
            """
            WITH subscription AS (
                SELECT DISTINCT ON (person.commercial_partner_id, o.company_id)
                       person.commercial_partner_id AS partner_id, o.company_id,
                       o.payment_mode, o.depot_id, o.round_id
                  FROM sale_order o
                  JOIN res_partner person ON person.id = o.partner_id
                 WHERE o.is_subscription AND o.state = 'sale'
                 ORDER BY person.commercial_partner_id, o.company_id,
                          o.date_start DESC NULLS LAST, o.id DESC
            )
            """
        )

    @api.model
    def _columns(self):
        columns = {
            "id": SQL("MIN(line.id)"),
            "partner_id": SQL("line.partner_id"),
            "company_id": SQL("line.company_id"),
            "member_number": SQL("MAX(partner.member_number)"),
            "payment_mode": SQL("MAX(subscription.payment_mode)"),
            "depot_id": SQL("MAX(subscription.depot_id)"),
            "round_id": SQL("MAX(subscription.round_id)"),
            **self._sum_columns(),
            **self._age_columns(),
        }
        return SQL(", ").join(
            SQL("%s AS %s", value, SQL.identifier(name))
            for name, value in columns.items()
        )

    @api.model
    def _sum_columns(self):
        """What is owed, paid in advance, late, and since how many days."""
        return {
            "balance": SQL("-SUM(line.amount_residual)"),
            "side": SQL(
                "CASE WHEN SUM(line.amount_residual) > 0 THEN 'owes' "
                "WHEN SUM(line.amount_residual) < 0 THEN 'advance' ELSE 'even' END"
            ),
            "owed": self._owed(),
            "advance": SQL(
                "COALESCE(-SUM(line.amount_residual) FILTER (WHERE "
                "line.amount_residual < 0), 0)"
            ),
            "not_due": SQL("%s - %s", self._owed(), self._late(1)),
            "late_30": self._late(1, 30),
            "late_60": self._late(31, 60),
            "late_90": self._late(61, 90),
            "late_more": self._late(91),
            "overdue": self._late(1),
        }

    @api.model
    def _owed(self):
        return SQL(
            "COALESCE(SUM(line.amount_residual) "
            "FILTER (WHERE line.amount_residual > 0), 0)"
        )

    @api.model
    def _late(self, low, high=None):
        """What is late by so many days."""
        days = SQL("%s - %s", fields.Date.context_today(self), DUE)
        until = SQL("AND %s <= %s", days, high) if high else SQL()
        return SQL(
            "COALESCE(SUM(line.amount_residual) FILTER (WHERE "
            "line.amount_residual > 0 AND %s >= %s %s), 0)",
            days,
            low,
            until,
        )

    @api.model
    def _age_columns(self):
        oldest = SQL("MIN(%s) FILTER (WHERE line.amount_residual > 0)", DUE)
        today = fields.Date.context_today(self)
        days = SQL("GREATEST(COALESCE(%s - %s, 0), 0)", today, oldest)
        return {
            "oldest_due": oldest,
            "days_late": days,
            "age": SQL(
                "CASE WHEN %(d)s < 1 THEN '0' WHEN %(d)s <= 30 THEN '1' "
                "WHEN %(d)s <= 60 THEN '2' WHEN %(d)s <= 90 THEN '3' ELSE '4' END",
                d=days,
            ),
        }

    @api.model
    def _sources(self):
        return SQL(
            """
            FROM account_move_line line
            JOIN account_account account ON account.id = line.account_id
            JOIN res_partner partner ON partner.id = line.partner_id
            LEFT JOIN subscription ON subscription.partner_id = line.partner_id
                                  AND subscription.company_id = line.company_id
            WHERE account.account_type = 'asset_receivable'
              AND line.parent_state = 'posted'
              AND line.amount_residual <> 0
            """
        )

    # -- what people click --------------------------------------------------------------

    def action_statement(self):
        """The account of the client over a period."""
        self.ensure_one()
        return self.partner_id.action_account_statement()

    def action_open_client(self):
        """The card of the client."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "res_model": "res.partner",
            "res_id": self.partner_id.id,
            "views": [(self.env.ref("cocagne_jardin.member_view_form").id, "form")],
        }

    def action_xlsx(self):
        """These balances as a spreadsheet, or all of the gardens chosen (R95)."""
        rows = self or self.search([("company_id", "in", self.env.companies.ids)])
        report = self.env.ref("cocagne_compta.action_report_balances_xlsx")
        return report.report_action(rows)
