"""Ways of paying and invoices for the tests of payments."""

from odoo.fields import Command

from odoo.addons.cocagne_jardin.tests.common import TODAY, CocagneCase


class PaymentCase(CocagneCase):
    """The first garden takes cheques, cards, cash; invoices bear no VAT here."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # beside browser tests a job runner is up: its jobs would not see our data
        cls.garden._set_up_payment_ways()
        cls.cheque = cls.garden._way_of("cheque")
        cls.cash = cls.garden._way_of("cash")

    @classmethod
    def invoice(cls, partner, amount, date=TODAY, due=None):
        """A posted invoice of ``partner``, without VAT."""
        move = cls.env["account.move"].create(
            {
                "move_type": "out_invoice",
                "company_id": cls.garden.id,
                "partner_id": partner.id,
                "invoice_date": date,
                "invoice_date_due": due or date,
                "invoice_line_ids": [
                    Command.create(
                        {"name": "Baskets", "price_unit": amount, "tax_ids": False}
                    )
                ],
            }
        )
        move.action_post()
        return move

    @classmethod
    def pay(cls, partner, amount, mode="cheque", date=TODAY, **values):
        """A payment, as other rooms register it."""
        return partner._register_payment(cls.garden, amount, mode, date, **values)

    def slip(self, way=None, user=None):
        """The slip of all that waits, as the accountant prepares it."""
        way = (way or self.cheque).with_user(user or self.user_accountant)
        action = way.action_prepare_slip()
        return way.env["account.check.deposit"].browse(action["res_id"])

    def balance(self, partner):
        """What the garden owes (negative: what the member owes), as on screen."""
        partner.invalidate_recordset()
        return partner.sudo().member_balance

    def account_balance(self, code):
        """The balance of an account of the garden, by its code."""
        account = (
            self.env["account.account"]
            .with_company(self.garden)
            .search([("code", "=", code), ("company_ids", "in", self.garden.ids)])
        )
        groups = self.env["account.move.line"]._read_group(
            [("account_id", "in", account.ids), ("parent_state", "=", "posted")],
            [],
            ["balance:sum"],
        )
        return self.garden.currency_id.round(groups[0][0] or 0)
