from odoo import models
from odoo.tools import SQL

from ...consolidation import BETWEEN

#: Types of accounts on which what is between two gardens is eliminated.
TYPES = (
    "asset_receivable",
    "liability_payable",
    "income",
    "income_other",
    "expense",
    "expense_other",
    "expense_direct_cost",
)


#: What the queries read: Odoo writes it before they are run.
DEPENDS = {
    "account.account": ["account_type", "code_store"],
    "account.move": ["network_link", "network_garden_id", "state", "partner_id"],
    "account.move.line": [
        *("account_id", "balance", "company_id", "credit", "date", "debit", "move_id"),
        *("parent_state", "partner_id", "tax_line_id"),
    ],
    "cocagne.network.account": ["code"],
    "cocagne.network.garden": ["active", "company_id", "partner_id"],
    "res.company": ["is_network", "parent_id", "parent_path", "partner_id"],
    "res.partner": ["commercial_partner_id"],
}


class NetworkLink(models.AbstractModel):
    """What is between two companies of the network, as SQL.

    A journal item is when its partner is the company of another garden (or the contact
    that a garden is invoiced at), or when its entry is marked, and its account is one of
    results, of third parties, or one on which grants wait. Money and VAT stay: they are
    owed to banks and to the State.
    """

    _name = "cocagne.network.link"
    _description = "Between two gardens"

    def _companies(self):
        """SQL of a table (company_id, house_id): what is consolidated.

        The gardens of the network that are hosted, their establishments, and the head
        office. Read once for each query, so that PostgreSQL knows how many they are.
        """
        self._write_pending()
        rows = self._read_companies()
        return SQL(
            "(SELECT * FROM unnest(%s::int[], %s::int[]) AS pair (company_id, house_id))",
            [company for company, _house in rows],
            [house for _company, house in rows],
        )

    def _write_pending(self):
        """These are read while the query is being made, before ``_depends``."""
        for model in ("cocagne.network.garden", "res.company", "res.partner"):
            self.env[model].flush_model(DEPENDS[model])

    def _read_companies(self):
        return self.env.execute_query(
            SQL(
                """
                SELECT company.id, split_part(company.parent_path, '/', 1)::int
                  FROM res_company company
                 WHERE split_part(company.parent_path, '/', 1)::int IN (
                       SELECT split_part(hosted.parent_path, '/', 1)::int
                         FROM res_company hosted
                    LEFT JOIN cocagne_network_garden garden
                           ON garden.company_id = hosted.id AND garden.active
                        WHERE garden.id IS NOT NULL OR hosted.is_network)
                """
            )
        )

    def _partners(self, companies):
        """SQL of a table (partner_id, house_id): contacts of these companies."""
        rows = self.env.execute_query(
            SQL(
                """
                SELECT contact.id, min(house.house_id)
                  FROM res_partner contact
                  JOIN (SELECT id AS company_id, partner_id FROM res_company
                         UNION ALL
                        SELECT company_id, partner_id FROM cocagne_network_garden
                         WHERE company_id IS NOT NULL) address
                    ON address.partner_id = contact.commercial_partner_id
                  JOIN %(companies)s house ON house.company_id = address.company_id
              GROUP BY contact.id
                """,
                companies=companies,
            )
        )
        return SQL(
            "(SELECT * FROM unnest(%s::int[], %s::int[]) AS known (partner_id, house_id))",
            [partner for partner, _house in rows],
            [house for _partner, house in rows],
        )

    def _items(self):
        """SQL of the posted items that are between two: who, with whom, what.

        The few items of these partners and of marked entries are found first, by index.
        Only sums of it leave this addon, see ``cocagne.network.balance``.
        """
        companies = self._companies()
        return SQL(
            """
            SELECT item.id, item.account_id, item.company_id, item.date, item.debit,
                   item.credit, item.balance, item.move_id, house.house_id,
                   COALESCE(partner.house_id, marked.house_id) AS other_id,
                   COALESCE(move.network_link, 'other') AS link, account.account_type
              FROM (SELECT line.id FROM account_move_line line
                     WHERE line.partner_id IN (SELECT partner_id FROM %(partners)s own)
                     UNION
                    SELECT line.id FROM account_move_line line
                      JOIN account_move linked ON linked.id = line.move_id
                     WHERE linked.network_link IS NOT NULL) candidate
              JOIN account_move_line item ON item.id = candidate.id
              JOIN account_move move ON move.id = item.move_id
              JOIN account_account account ON account.id = item.account_id
              JOIN %(companies)s house ON house.company_id = item.company_id
         LEFT JOIN %(partners)s partner ON partner.partner_id = item.partner_id
         LEFT JOIN cocagne_network_garden garden ON garden.id = move.network_garden_id
         LEFT JOIN %(companies)s marked
                ON marked.company_id = CASE
                   WHEN house.house_id = %(network)s THEN garden.company_id
                   ELSE %(network)s END
               AND move.network_link IS NOT NULL
             WHERE item.parent_state = 'posted'
               AND item.tax_line_id IS NULL
               AND (account.account_type = ANY(%(types)s)
                    OR substr(account.code_store ->> house.house_id::text, 1, 3)
                       = ANY(%(between)s))
               AND COALESCE(partner.house_id, marked.house_id) IS NOT NULL
               AND COALESCE(partner.house_id, marked.house_id) != house.house_id
            """,
            companies=companies,
            partners=self._partners(companies),
            network=self._network_id(),
            types=list(TYPES),
            between=list(BETWEEN),
        )

    def _network_id(self):
        # sudo: which company is the head office is no secret
        return self.env["res.company"].sudo()._network().id or 0
