"""A garden with a bank account, invoices and files of its bank."""

import base64
from datetime import date

from odoo.fields import Command

from odoo.addons.cocagne_jardin.tests.common import CocagneCase

from demo.cfonb import cfonb

from . import bank_files

MAY_5, MAY_12, MAY_31 = date(2026, 5, 5), date(2026, 5, 12), date(2026, 5, 31)


class BankCase(CocagneCase):
    """The bank account of Jardin du Lac is ``bank_files.IBAN``."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.garden._set_up_payment_ways()
        cls.garden._set_up_bank_rules()
        cls.journal = cls.garden._bank_journal()
        cls.journal.bank_account_id = cls.env["res.partner.bank"].create(
            {
                "acc_number": bank_files.IBAN,
                "partner_id": cls.garden.partner_id.id,
                "company_id": cls.garden.id,
            }
        )
        (cls.alice | cls.bruno | cls.chloe | cls.eric).lang = "en_US"
        (cls.user_accountant | cls.user_sales_desk | cls.user_manager).lang = "en_US"
        cls.accountant = cls.env(user=cls.user_accountant)

    @classmethod
    def make_invoice(cls, partner, amount, day=MAY_5, post=True, **values):
        """An invoice of a member, due at once; ``amount`` includes the VAT."""
        move = cls.env["account.move"].create(
            {
                "move_type": values.pop("move_type", "out_invoice"),
                "partner_id": partner.id,
                "company_id": cls.garden.id,
                "invoice_date": day,
                "invoice_date_due": values.pop("due", day),
                "invoice_line_ids": [
                    Command.create(
                        {
                            "name": "Baskets",
                            "price_unit": amount,
                            "tax_ids": [Command.set(cls.vat.ids)],
                        }
                    )
                ],
                **values,
            }
        )
        if post:
            move.action_post()
        return move

    @classmethod
    def wizard(cls, data, name="releve.txt", env=None):
        wizards = (env or cls.accountant)["account.statement.import"]
        return wizards.create(
            {"statement_file": base64.b64encode(data), "statement_filename": name}
        )

    def import_file(self, data, name="releve.txt"):
        """Import a file as the accountant; the lines that came in."""
        lines = self.env["account.bank.statement.line"]
        before = lines.search([("journal_id", "=", self.journal.id)])
        self.result = self.wizard(data, name)
        self.result.action_import()
        self.env.invalidate_all()
        return lines.search([("journal_id", "=", self.journal.id)], order="id") - before

    def import_cfonb(self, *movements, **options):
        return self.import_file(cfonb(movements, **options))

    def count_lines(self):
        return self.env["account.bank.statement.line"].search_count(
            [("company_id", "=", self.garden.id)]
        )
