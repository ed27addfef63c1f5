from odoo import api, fields, models
from odoo.tools import SQL

from ...consolidation import APART, LENGTH, TOGETHER
from .link import DEPENDS

PARTS = [("gardens", "Gardens and head office"), ("elimination", "Eliminations")]
#: Classes of the French chart of accounts.
CLASSES = [
    ("1", "Class 1: own funds, loans, provisions"),
    ("2", "Class 2: fixed assets"),
    ("3", "Class 3: stock"),
    ("4", "Class 4: third parties"),
    ("5", "Class 5: money"),
    ("6", "Class 6: expenses"),
    ("7", "Class 7: income"),
    ("8", "Class 8: contributions in kind"),
]


class NetworkBalance(models.Model):
    """Debit and credit by company, account and month: never an entry, never a name.

    What is between two gardens is there a second time with the other sign
    (``elimination``): the sum of both is the consolidated balance. Computed at each
    reading from the posted items of all hosted gardens, in one query. The number of a
    row comes from its first item: without a window, filters reach the items.
    """

    _name = "cocagne.network.balance"
    _description = "Balance of an account of a garden"
    _auto = False
    _log_access = False
    _depends = DEPENDS
    _order = "company_id, account_id, date"

    company_id = fields.Many2one("res.company", "Garden", readonly=True)
    account_id = fields.Many2one("cocagne.network.account", readonly=True)
    account_class = fields.Selection(CLASSES, "Class", readonly=True)
    date = fields.Date("Month", readonly=True)
    part = fields.Selection(PARTS, "What", readonly=True)
    debit = fields.Monetary(readonly=True)
    credit = fields.Monetary(readonly=True)
    balance = fields.Monetary(readonly=True)
    # a column of the query: an amount without one has no sum in a pivot
    currency_id = fields.Many2one("res.currency", readonly=True)

    @property
    def _table_query(self):
        return SQL(
            """
            WITH map AS MATERIALIZED (%(map)s)
            SELECT min(found.id) AS id, found.house_id AS company_id,
                   account.id AS account_id, substr(account.code, 1, 1) AS account_class,
                   found.date, found.part, sum(found.debit) AS debit,
                   sum(found.credit) AS credit,
                   sum(found.debit) - sum(found.credit) AS balance,
                   %(euro)s AS currency_id
              FROM (%(own)s UNION ALL %(eliminated)s) found
              JOIN map ON map.account_id = found.account_id
                      AND map.house_id = found.house_id
              JOIN cocagne_network_account account ON account.id = map.common_id
          GROUP BY found.house_id, account.id, found.date, found.part
            """,
            own=self._query_own(),
            eliminated=self._query_eliminated(),
            map=self._query_map(),
            euro=self.env.ref("base.EUR").id,
        )

    def _query_map(self):
        """The account of the consolidation of each account of each chart."""
        return SQL(
            """
            SELECT own.id AS account_id, store.key::int AS house_id,
                   common.id AS common_id
              FROM account_account own
        CROSS JOIN LATERAL jsonb_each_text(own.code_store) AS store
              JOIN cocagne_network_account common ON common.code = %s
             WHERE own.code_store IS NOT NULL
            """,
            self._common_code(),
        )

    def _query_own(self):
        """All posted items, summed before anything is joined to them."""
        return SQL(
            """
            SELECT item.id, house.house_id, item.account_id, item.date,
                   'gardens' AS part, item.debit, item.credit
              FROM (SELECT min(id) * 2 AS id, company_id, account_id,
                           date_trunc('month', date)::date AS date,
                           sum(debit) AS debit, sum(credit) AS credit
                      FROM account_move_line
                     WHERE parent_state = 'posted'
                  GROUP BY company_id, account_id, date_trunc('month', date)::date) item
              JOIN %(companies)s house ON house.company_id = item.company_id
            """,
            companies=self.env["cocagne.network.link"]._companies(),
        )

    def _query_eliminated(self):
        return SQL(
            """
            SELECT min(between_two.id) * 2 + 1, between_two.house_id,
                   between_two.account_id,
                   date_trunc('month', between_two.date)::date, 'elimination',
                   -sum(between_two.debit), -sum(between_two.credit)
              FROM (%(items)s) between_two
          GROUP BY between_two.house_id, between_two.account_id,
                   date_trunc('month', between_two.date)::date
            """,
            items=self.env["cocagne.network.link"]._items(),
        )

    def _common_code(self):
        """``consolidation.common_code`` in SQL."""
        own = SQL("store.value")
        return SQL(
            """
            rpad(CASE WHEN substr(%(own)s, 1, 4) = ANY(%(apart)s)
                      THEN substr(%(own)s, 1, 4)
                      WHEN substr(%(own)s, 1, 3) = ANY(%(together)s)
                      THEN substr(%(own)s, 1, 3)
                      ELSE %(own)s END,
                 greatest(%(length)s, CASE WHEN substr(%(own)s, 1, 3) = ANY(%(together)s)
                                           THEN 0 ELSE length(%(own)s) END), '0')
            """,
            own=own,
            apart=list(APART),
            together=list(TOGETHER),
            length=LENGTH,
        )

    @api.model
    def _open(self, company=None):
        """The balances as a table; those of one garden where it is named."""
        self.env["cocagne.network.account"]._synchronize()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cocagne_reseau.action_balances"
        )
        if company:
            action["domain"] = [("company_id", "=", company.root_id.id)]
        return action
