from odoo import api, fields, models
from odoo.tools import SQL

from .link import DEPENDS


class NetworkDifference(models.Model):
    """Two companies of the network that do not tell the same of each other.

    What one has as an income of a year the other has as an expense; what one is owed,
    the other owes. A row is a pair of companies and a year whose two sides do not sum
    to zero: the consolidated accounts would be wrong by it.
    """

    _name = "cocagne.network.difference"
    _description = "Difference between two gardens"
    _auto = False
    _log_access = False
    _depends = DEPENDS
    _order = "year desc, company_id, other_id, side"

    company_id = fields.Many2one("res.company", "Head office or garden", readonly=True)
    other_id = fields.Many2one("res.company", "With", readonly=True)
    year = fields.Integer(readonly=True)
    side = fields.Selection(
        [("result", "Income and expense"), ("debt", "What is owed")],
        "What",
        readonly=True,
    )
    amount = fields.Monetary("In the books of the first", readonly=True)
    other_amount = fields.Monetary("In the books of the other", readonly=True)
    difference = fields.Monetary(readonly=True)
    draft_count = fields.Integer("Drafts that wait", readonly=True)
    currency_id = fields.Many2one("res.currency", compute="_compute_currency_id")
    advice = fields.Char("What to do", compute="_compute_advice")

    def _compute_currency_id(self):
        self.currency_id = self.env.ref("base.EUR")

    @property
    def _table_query(self):
        """The head office is the first of its pairs, else the lower number.

        Amounts are credits less debits of results, debits less credits of debts: what
        the first earns is positive, what the second pays is negative.
        """
        link = self.env["cocagne.network.link"]
        return SQL(
            """
            SELECT row_number() OVER (ORDER BY pair.year, pair.first_id, pair.second_id,
                                      pair.side) AS id,
                   pair.first_id AS company_id, pair.second_id AS other_id, pair.year,
                   pair.side, pair.amount, pair.other_amount,
                   pair.amount + pair.other_amount AS difference,
                   (SELECT count(*) FROM account_move draft
                     WHERE draft.network_link IS NOT NULL AND draft.state = 'draft'
                       AND draft.company_id IN (pair.first_id, pair.second_id)
                       AND draft.commercial_partner_id IN (
                           SELECT partner_id FROM res_company company
                            WHERE company.id IN (pair.first_id, pair.second_id))
                       AND extract(year FROM draft.date) = pair.year)
                   AS draft_count
              FROM (SELECT item.first_id, item.second_id, item.year, item.side,
                           COALESCE(sum(item.amount)
                                    FILTER (WHERE item.is_first), 0) AS amount,
                           COALESCE(sum(item.amount)
                                    FILTER (WHERE NOT item.is_first), 0) AS other_amount
                      FROM (%(rows)s) item
                  GROUP BY item.first_id, item.second_id, item.year, item.side) pair
             WHERE round(pair.amount + pair.other_amount, 2) != 0
            """,
            rows=self._query_rows(link),
        )

    def _query_rows(self, link):
        return SQL(
            """
            SELECT CASE WHEN %(network)s IN (item.house_id, item.other_id)
                        THEN %(network)s
                        ELSE least(item.house_id, item.other_id) END AS first_id,
                   CASE WHEN item.house_id = %(network)s THEN item.other_id
                        WHEN item.other_id = %(network)s THEN item.house_id
                        ELSE greatest(item.house_id, item.other_id) END AS second_id,
                   item.house_id = CASE
                        WHEN %(network)s IN (item.house_id, item.other_id)
                        THEN %(network)s
                        ELSE least(item.house_id, item.other_id) END AS is_first,
                   extract(year FROM item.date)::int AS year,
                   CASE WHEN item.account_type LIKE 'income%%'
                          OR item.account_type LIKE 'expense%%'
                        THEN 'result' ELSE 'debt' END AS side,
                   CASE WHEN item.account_type LIKE 'income%%'
                          OR item.account_type LIKE 'expense%%'
                        THEN -item.balance ELSE item.balance END AS amount
              FROM (%(items)s) item
            """,
            network=link._network_id(),
            items=link._items(),
        )

    @api.depends("amount", "other_amount", "draft_count", "side")
    @api.depends_context("lang")
    def _compute_advice(self):
        for row in self:
            # sudo: names of gardens
            first, other = row.company_id.sudo().name, row.other_id.sudo().name
            if row.draft_count:
                row.advice = self.env._(
                    "An entry waits as a draft: the accountant of %(garden)s checks and "
                    "posts it.",
                    garden=other if row.amount else first,
                )
            elif not row.other_amount or not row.amount:
                row.advice = self.env._(
                    "%(garden)s has nothing of it: enter the document there, with "
                    "%(partner)s as partner.",
                    garden=first if not row.amount else other,
                    partner=other if not row.amount else first,
                )
            else:
                row.advice = self.env._(
                    "Compare the documents of the year of %(first)s and %(other)s: one "
                    "of them misses a document, or has another amount.",
                    first=first,
                    other=other,
                )
