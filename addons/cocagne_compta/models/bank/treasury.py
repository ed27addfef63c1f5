from odoo import api, fields, models
from odoo.tools import SQL

#: Days that the graph looks back and ahead.
BACK, AHEAD = 90, 45


class Treasury(models.Model):
    """What the garden has at the bank, day by day, and what is expected (R96).

    The balance is that of the last statement, followed back by the movements, and held
    until today. Ahead,
    debits are added: those at the bank that no statement shows yet, and the dues of
    clients who pay by direct debit, on their due date.
    """

    _name = "cocagne.treasury"
    _description = "Money at the bank, by day"
    _auto = False
    _order = "date, id"

    date = fields.Date(readonly=True)
    company_id = fields.Many2one("res.company", "Garden", readonly=True)
    journal_id = fields.Many2one("account.journal", "Bank", readonly=True)
    currency_id = fields.Many2one(related="company_id.currency_id")
    kind = fields.Selection(
        [("bank", "At the bank"), ("expected", "With the debits expected")],
        readonly=True,
    )
    amount = fields.Monetary("Balance", readonly=True)

    @property
    def _table_query(self):
        self.env["account.move.line"].flush_model()
        self.env["account.bank.statement"].flush_model()
        self.env["account.bank.statement.line"].flush_model()
        return SQL(
            "WITH %s, %s, %s SELECT * FROM (%s UNION ALL %s) rows",
            self._with_last_statement(),
            self._with_movements(),
            self._with_expected(),
            self._past(),
            self._ahead(),
        )

    @api.model
    def _with_last_statement(self):
        return SQL(
            """
            last AS (
                SELECT DISTINCT ON (s.journal_id) s.journal_id, s.company_id,
                       s.date, s.balance_end_real AS amount
                  FROM account_bank_statement s
                  JOIN account_journal j ON j.id = s.journal_id AND j.type = 'bank'
                 WHERE s.date IS NOT NULL
                 ORDER BY s.journal_id, s.first_line_index DESC NULLS LAST, s.id DESC
            )
            """
        )

    @api.model
    def _with_movements(self):
        return SQL(
            """
            movement AS (
                SELECT m.journal_id, m.date, SUM(l.amount) AS amount
                  FROM account_bank_statement_line l
                  JOIN account_move m ON m.id = l.move_id AND m.state = 'posted'
                 GROUP BY m.journal_id, m.date
            )
            """
        )

    @api.model
    def _with_expected(self):
        """Debits on their way to the bank, and dues that will be debited."""
        today = fields.Date.context_today(self)
        return SQL(
            """
            expected AS (
                SELECT method_line.journal_id, line.company_id,
                       GREATEST(COALESCE(line.date_maturity, line.date),
                                %(today)s) AS date,
                       SUM(line.amount_residual) AS amount
                  FROM account_move_line line
                  JOIN account_move move ON move.id = line.move_id
                  JOIN account_account account ON account.id = line.account_id
                  LEFT JOIN account_payment payment ON payment.id = line.payment_id
                  JOIN account_payment_method_line method_line
                    ON method_line.id = CASE
                           WHEN account.account_type = 'asset_receivable'
                           THEN move.preferred_payment_method_line_id
                           ELSE payment.payment_method_line_id END
                  JOIN account_payment_method method
                    ON method.id = method_line.payment_method_id
                   AND method.code = 'sepa_direct_debit'
                 WHERE line.parent_state = 'posted' AND line.amount_residual > 0
                   AND (account.account_type = 'asset_receivable'
                        OR account.account_type = 'asset_current'
                           AND account.reconcile)
                 GROUP BY 1, 2, 3
            )
            """,
            today=today,
        )

    @api.model
    def _past(self):
        today = fields.Date.context_today(self)
        return SQL(
            """
            SELECT last.journal_id * 2000 + day.number AS id,
                   (%(today)s::date - day.number)::date AS date,
                   last.company_id, last.journal_id, 'bank' AS kind,
                   last.amount - COALESCE((
                       SELECT SUM(m.amount) FROM movement m
                        WHERE m.journal_id = last.journal_id
                          AND m.date > %(today)s::date - day.number), 0) AS amount
              FROM last
              CROSS JOIN generate_series(0, %(back)s) AS day(number)
            """,
            today=today,
            back=BACK,
        )

    @api.model
    def _ahead(self):
        today = fields.Date.context_today(self)
        return SQL(
            """
            SELECT last.journal_id * 2000 + 1000 + day.number AS id,
                   (%(today)s::date + day.number)::date AS date,
                   last.company_id, last.journal_id, 'expected' AS kind,
                   last.amount + COALESCE((
                       SELECT SUM(e.amount) FROM expected e
                        WHERE e.journal_id = last.journal_id
                          AND e.date <= %(today)s::date + day.number), 0) AS amount
              FROM last
              CROSS JOIN generate_series(1, %(ahead)s) AS day(number)
            """,
            today=today,
            ahead=AHEAD,
        )
