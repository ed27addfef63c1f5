"""Members with mandates and invoices, for the tests of debits."""

from datetime import date

from odoo.fields import Command

from odoo.addons.cocagne_jardin.tests.common import CocagneCase

#: Creditor identifier and accounts whose control digits are right; nobody's.
ICS = "FR72ZZZ123456"
GARDEN_IBAN = "FR7630006000011234567890189"
#: The day of the debits in the tests: Monday 6 July 2026.
JULY_6 = date(2026, 7, 6)
JUNE_30 = date(2026, 6, 30)


def iban_of(rank):
    """A French IBAN with right control digits, another for each ``rank``."""
    bban = f"20041010050500013M02{rank:03d}"
    digits = "".join(str(int(char, 36)) for char in f"{bban}FR00")
    return f"FR{98 - int(digits) % 97:02d}{bban}"


class DebitCase(CocagneCase):
    """Alice and Bruno have signed a mandate; Chloé's waits for her signature."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # beside browser tests a job runner is up: its jobs would not see our data
        cls.classPatch(
            type(cls.env["cocagne.billing.run"]), "_has_job_runner", lambda self: False
        )
        cls.garden.sepa_creditor_identifier = ICS
        bank = cls.env["res.partner.bank"].create(
            {"acc_number": GARDEN_IBAN, "partner_id": cls.garden.partner_id.id}
        )
        journal = cls.garden._payment_way("sepa").journal_id
        journal.bank_account_id = bank
        cls.journal = journal
        cls.alice_mandate = cls.make_mandate(cls.alice, 1, signed="2025-01-10")
        cls.bruno_mandate = cls.make_mandate(cls.bruno, 2, signed="2025-02-10")
        cls.chloe_mandate = cls.make_mandate(cls.chloe, 3)
        (cls.alice | cls.bruno | cls.chloe).write({"lang": "fr_FR"})
        for name in ("alice", "bruno", "chloe"):
            getattr(cls, name).email = f"{name}@example.org"

    @classmethod
    def make_mandate(cls, partner, rank, signed=None, **values):
        """A mandate on the account ``rank``, signed or not."""
        bank = cls.env["res.partner.bank"].create(
            {
                "acc_number": values.pop("number", iban_of(rank)),
                "partner_id": partner.id,
            }
        )
        mandate = cls.env["account.banking.mandate"].create(
            {
                "partner_id": partner.id,
                "partner_bank_id": bank.id,
                "company_id": cls.garden.id,
                **values,
            }
        )
        if signed:
            mandate.signature_date = signed
        return mandate

    @classmethod
    def invoice(cls, partner, amount=20.0, due=JUNE_30, **values):
        """A posted invoice paid by debit."""
        move = cls.env["account.move"].create(
            {
                "move_type": "out_invoice",
                "partner_id": partner.id,
                "company_id": cls.garden.id,
                "invoice_date": "2026-06-15",
                "invoice_date_due": due,
                "preferred_payment_method_line_id": cls.garden._debit_line().id,
                "invoice_line_ids": [
                    Command.create(
                        {
                            "product_id": cls.simple.id,
                            "price_unit": amount,
                            "tax_ids": [Command.set(cls.vat.ids)],
                        }
                    )
                ],
                **values,
            }
        )
        move.action_post()
        return move

    @classmethod
    def make_batch(cls, collection=JULY_6, user=None):
        """A checked batch of all dues of the garden."""
        orders = cls.env["account.payment.order"].with_user(user or cls.user_accountant)
        return orders._make_batch(cls.garden, collection).sudo(False)

    @classmethod
    def executed(cls, collection=JULY_6):
        """A batch whose file the bank has executed."""
        order = cls.make_batch(collection)
        order.action_make_file()
        order.action_executed()
        return order

    @classmethod
    def due(cls, move):
        """The open line of an invoice."""
        return move.line_ids.filtered(
            lambda line: line.account_type == "asset_receivable"
        )

    @classmethod
    def reject(cls, payment, code="AM04", day="2026-07-08", **line):
        """The bank sends this debit back."""
        rejects = cls.env["cocagne.debit.reject"].with_user(cls.user_accountant)
        return rejects._record(
            [
                {
                    "end_to_end": payment.memo,
                    "code": code,
                    "date": date.fromisoformat(day),
                    **line,
                }
            ]
        )

    def refusals(self, order):
        """{client: code}."""
        return {r.partner_id: r.code for r in order.refusal_ids}

    def ledger(self):
        """{account code: balance in cents}, of what is posted."""
        self.env.flush_all()
        groups = self.env["account.move.line"]._read_group(
            [("company_id", "=", self.garden.id), ("parent_state", "=", "posted")],
            ["account_id"],
            ["balance:sum"],
        )
        return {
            account.code: round(total * 100)
            for account, total in groups
            if round(total * 100)
        }
