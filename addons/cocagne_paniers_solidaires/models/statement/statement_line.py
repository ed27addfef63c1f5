from odoo import api, fields, models
from odoo.tools import SQL

KINDS = [
    ("usual", "Baskets of the period"),
    ("late", "Earlier baskets, marked late"),
    ("correction", "Corrections of earlier statements"),
]


class SolidarityStatementLine(models.Model):
    """Totals of a statement by basket type, month and establishment: no name in it."""

    _name = "cocagne.solidarity.statement.line"
    _description = "Totals of a statement"
    _order = "statement_id, kind desc, month, garden_id, product_id, id"
    _check_company_auto = True

    statement_id = fields.Many2one(
        "cocagne.solidarity.statement",
        required=True,
        ondelete="cascade",
        index=True,
        check_company=True,
    )
    company_id = fields.Many2one(
        related="statement_id.company_id", store=True, index=True
    )
    currency_id = fields.Many2one(related="company_id.currency_id")
    agreement_id = fields.Many2one(related="statement_id.agreement_id", store=True)
    state = fields.Selection(related="statement_id.state", store=True)
    garden_id = fields.Many2one("res.company", "Establishment", readonly=True)
    month = fields.Date(readonly=True, help="First day of the month of delivery.")
    product_id = fields.Many2one("product.product", "Basket type", readonly=True)
    kind = fields.Selection(KINDS, "Which baskets", required=True, readonly=True)
    baskets = fields.Integer(readonly=True)
    households = fields.Integer(readonly=True)
    public_price = fields.Monetary("Public price", readonly=True)
    household_part = fields.Monetary("Household's part", readonly=True)
    amount = fields.Monetary("This funder's part", readonly=True)
    month_words = fields.Char("In the month", compute="_compute_month_words")
    other_part = fields.Monetary("Other payers", compute="_compute_other_part")

    @api.depends("public_price", "household_part", "amount")
    def _compute_other_part(self):
        for line in self:
            line.other_part = line.public_price - line.household_part - line.amount

    @api.depends("month")
    @api.depends_context("lang")
    def _compute_month_words(self):
        day = self.env["cocagne.billing"]._format_day
        for line in self:
            line.month_words = day(line.month, "yMMM") if line.month else ""

    @api.model
    def _count(self, statements):
        """Count the shares of these statements anew; three queries for all of them."""
        statements.line_ids.unlink()
        shares = self.env["cocagne.solidarity.share"]
        shares._keep_prices(statements)
        lines = self.create(self._read_totals(statements))
        amounts = dict.fromkeys(statements, 0.0)
        for line in lines:
            amounts[line.statement_id] += line.amount
        households = self._read_households(statements)
        for statement, amount in amounts.items():
            statement.write(
                {
                    "amount": statement.currency_id.round(amount),
                    "household_count": households.get(statement.id, 0),
                }
            )
        return lines

    @api.model
    def _read_totals(self, statements):
        rows = self.env.execute_query_dict(
            SQL(
                """
                SELECT s.statement_id, s.company_id AS garden_id, s.product_id,
                       date_trunc('month', s.date)::date AS month,
                       CASE WHEN s.is_correction THEN 'correction'
                            WHEN s.date < t.date_from OR t.complement > 0 THEN 'late'
                            ELSE 'usual' END AS kind,
                       SUM(CASE WHEN s.is_correction THEN -ABS(s.quantity)
                                ELSE s.quantity END)::int AS baskets,
                       COUNT(DISTINCT e.partner_id)::int AS households,
                       SUM(COALESCE(s.public_price, 0)) AS public_price,
                       SUM(COALESCE(s.household_part, 0)) AS household_part,
                       SUM(s.amount) AS amount
                  FROM cocagne_solidarity_share s
                  JOIN cocagne_solidarity_statement t ON t.id = s.statement_id
                  LEFT JOIN cocagne_solidarity_enrolment e ON e.id = s.enrolment_id
                 WHERE s.statement_id = ANY(%s)
                 GROUP BY 1, 2, 3, 4, 5
                 ORDER BY 1, 5 DESC, 4, 2, 3
                """,
                statements.ids,
            )
        )
        money = ("public_price", "household_part", "amount")
        return [{**row, **{name: float(row[name]) for name in money}} for row in rows]

    @api.model
    def _read_households(self, statements):
        """{statement: households that had a basket}, corrections left out."""
        return dict(
            self.env.execute_query(
                SQL(
                    """
                    SELECT s.statement_id, COUNT(DISTINCT e.partner_id)
                      FROM cocagne_solidarity_share s
                      JOIN cocagne_solidarity_enrolment e ON e.id = s.enrolment_id
                     WHERE s.statement_id = ANY(%s) AND s.is_correction IS NOT TRUE
                     GROUP BY 1
                    """,
                    statements.ids,
                )
            )
        )
