"""Entries and grants for the tests of the accounts."""

from odoo.fields import Command

from odoo.addons.cocagne_jardin.tests.common import CocagneCase


class LedgerCase(CocagneCase):
    """The garden of the cast, with its accounts of associations.

    The law's year of the tests is 2026; "today" is Monday 15 June 2026.
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.garden._set_up_ledger()
        cls.journal = cls.garden._ledger_journal()
        cls.bank = cls.env["account.journal"].search(
            [("company_id", "=", cls.garden.id), ("type", "=", "bank")], limit=1
        )

    @classmethod
    def account(cls, code):
        return cls.env["account.account"].search(
            [("company_ids", "in", cls.garden.ids), ("code", "=", code)]
        )

    @classmethod
    def make_entry(cls, *lines, day="2026-05-10", post=True, journal=None, **values):
        """An entry; each line is (code of the account, debit, credit)."""
        move = cls.env["account.move"].create(
            {
                "move_type": "entry",
                "company_id": cls.garden.id,
                "journal_id": (journal or cls.journal).id,
                "date": day,
                "line_ids": [
                    Command.create(
                        {
                            "account_id": cls.account(code).id,
                            "debit": debit,
                            "credit": credit,
                            "name": f"{code}",
                        }
                    )
                    for code, debit, credit in lines
                ],
                **values,
            }
        )
        if post:
            move.action_post()
        return move

    @classmethod
    def make_invoice(cls, partner, *lines, day="2026-05-10", post=True):
        """An invoice; each line is (product, price VAT included)."""
        move = cls.env["account.move"].create(
            {
                "move_type": "out_invoice",
                "company_id": cls.garden.id,
                "partner_id": partner.id,
                "invoice_date": day,
                "invoice_line_ids": [
                    Command.create({"product_id": product.id, "price_unit": price})
                    for product, price in lines
                ],
            }
        )
        if post:
            move.action_post()
        return move

    @classmethod
    def balance(cls, *prefixes, until=None):
        """Debit less credit of the accounts, of what is posted."""
        domain = [("company_id", "=", cls.garden.id), ("parent_state", "=", "posted")]
        if until:
            domain.append(("date", "<=", until))
        groups = cls.env["account.move.line"]._read_group(
            domain, ["account_id"], ["balance:sum"]
        )
        return round(
            sum(
                balance
                for account, balance in groups
                if account.with_company(cls.garden).code.startswith(prefixes)
            ),
            2,
        )
