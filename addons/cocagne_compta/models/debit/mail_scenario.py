from odoo import models
from odoo.fields import Domain


class MailScenario(models.Model):
    """Words and examples of the mails about debits (R97)."""

    _inherit = "cocagne.mail.scenario"

    def _model_words(self):
        words = super()._model_words()
        amount = "format_amount(object.amount, object.currency_id)"
        if self.code == "debit_mandate":
            words |= {
                self.env._("mandate reference"): "object.unique_mandate_reference"
            }
        if self.code == "debit_notice":
            words |= {
                self.env._("amount"): amount,
                self.env._("day of the debit"): "format_date(object.date)",
                self.env._("invoices"): "object.payment_reference",
                self.env._("bank account"): "object.partner_bank_id.acc_number_masked",
                self.env._("mandate reference"): "object.debit_mandate_reference",
                self.env._("creditor identifier"): "object.debit_creditor",
            }
        if self.code == "debit_rejected":
            words |= {
                self.env._("amount"): amount,
                self.env._("reason"): "object.reason_id.name",
                self.env._("left to pay"): "format_amount(object.amount_due, "
                "object.currency_id)",
                self.env._("payment page"): "object.portal_url",
            }
        return words

    def _example_domain(self):
        if self.code == "debit_notice":
            return Domain("payment_order_id", "!=", False)
        if self.code == "debit_mandate":
            return Domain("partner_bank_id", "!=", False)
        if self.code == "debit_rejected":
            return Domain("payment_id", "!=", False)
        return super()._example_domain()
