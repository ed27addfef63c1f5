"""Counting a statement for a national funder: sums of claims, masked households."""

from odoo import api, models
from odoo.tools import SQL

from odoo.addons.cocagne_paniers_solidaires.masking.protection import (
    TOTAL,
    Block,
    UnprotectableError,
    protect,
)

#: What is written where a number is not told.
HIDDEN = "*"
COLUMN = "households"
HELPED = "solidarity.households_network"


class ProgrammeStatement(models.Model):
    _inherit = "cocagne.programme.statement"

    def _count(self):
        """The lines of these statements, from the claims of their period."""
        lines = self.env["cocagne.programme.statement.line"].sudo()
        # sudo: counted by the software, nobody types them
        self.sudo().line_ids.unlink()
        for statement in self.sudo():
            sums = statement._read_sums()
            told, total = statement._masked_households(sums)
            statement.households = total
            lines.create(
                [
                    {
                        "statement_id": statement.id,
                        "garden_id": garden.id,
                        "amount": amount,
                        "baskets": baskets,
                        "households": told[garden.id],
                    }
                    for garden, (amount, baskets) in sums.items()
                ]
            )

    def _claims_domain(self):
        return [
            ("programme_id", "=", self.programme_id.id),
            ("date_to", ">=", self.date_from),
            ("date_to", "<=", self.date_to),
        ]

    def _read_sums(self):
        """{garden: (euros, baskets)} of the claims that end in the period."""
        groups = self.env["cocagne.programme.claim"]._read_group(
            self._claims_domain(), ["garden_id"], ["amount:sum", "baskets:sum"]
        )
        return {garden: (amount, baskets) for garden, amount, baskets in groups}

    @api.depends("line_ids.amount", "date_from", "date_to", "programme_id")
    def _compute_gap(self):
        """Statements that the gardens sent less what is told here."""
        # sudo: sums that were addressed to the head office
        own = self.env["cocagne.solidarity.statement"].sudo()
        self.gap = 0
        for statement in self.filtered(lambda one: one.programme_id and one.id):
            sent = own._read_group(
                [
                    (
                        "agreement_id.allocation_id.programme_id",
                        "=",
                        statement.programme_id.id,
                    ),
                    ("state", "=", "sent"),
                    ("date_to", ">=", statement.date_from),
                    ("date_to", "<=", statement.date_to),
                ],
                aggregates=["amount:sum"],
            )[0][0]
            told = self.env["cocagne.programme.claim"]._read_group(
                [*statement._claims_domain(), ("statement_id", "=", False)],
                aggregates=["amount:sum"],
            )[0][0]
            statement.gap = statement.currency_id.round(
                (sent or 0) + (told or 0) - statement.amount
            )

    # -- households ----------------------------------------------------------------------

    def _masked_households(self, sums):
        """({garden id: words}, words of the total): small numbers are not told.

        Nor is what gives them back by a subtraction, see ``masking.protection``.
        """
        counts = self._read_households([garden.id for garden in sums])
        cells = {(garden, COLUMN): count for garden, count in counts.items()}
        # sudo: a setting of the head office
        least = self.company_id.sudo().solidarity_mask_k
        block = Block(list(counts), [COLUMN], cells, least=least)
        try:
            hidden = protect(block)
        except UnprotectableError:
            hidden = set(block.cells)
        words = {
            row: HIDDEN if (row, COLUMN) in hidden else str(block.cells[row, COLUMN])
            for row in [*counts, TOTAL]
        }
        return words, words.pop(TOTAL)

    def _read_households(self, garden_ids):
        """{garden id: households that the agreement helped in the period}."""
        counts = dict.fromkeys(garden_ids, 0)
        self.env["cocagne.solidarity.share"].flush_model()
        rows = self.env.execute_query(
            SQL(
                """
                SELECT allocation.garden_id, count(DISTINCT enrolment.household_key)
                  FROM cocagne_solidarity_share share
                  JOIN cocagne_solidarity_agreement agreement
                    ON agreement.id = share.agreement_id
                  JOIN cocagne_programme_allocation allocation
                    ON allocation.id = agreement.allocation_id
                  JOIN cocagne_solidarity_enrolment enrolment
                    ON enrolment.id = share.enrolment_id
                  JOIN cocagne_solidarity_statement statement
                    ON statement.id = share.statement_id AND statement.state = 'sent'
                 WHERE allocation.programme_id = %(programme)s
                   AND statement.date_to BETWEEN %(first)s AND %(last)s
                   AND share.amount > 0
              GROUP BY allocation.garden_id
                """,
                programme=self.programme_id.id,
                first=self.date_from,
                last=self.date_to,
            )
        )
        rows += self._read_distant_households()
        for garden, count in rows:
            if garden in counts:
                counts[garden] = max(counts[garden], int(count or 0))
        return counts

    def _read_distant_households(self):
        """The month in which most households were helped: published figures only."""
        figures = self.env["cocagne.network.figure"].sudo()
        groups = figures._read_group(
            [
                ("indicator_id.code", "=", HELPED),
                ("garden_id.company_id", "=", False),
                ("is_masked", "=", False),
                ("month", ">=", self.date_from.replace(day=1)),
                ("month", "<=", self.date_to),
            ],
            ["garden_id"],
            ["value:max"],
        )
        return [(garden.id, value) for garden, value in groups]
