from odoo import api, fields, models


class PaymentReturnReason(models.Model):
    """Why a bank sends a debit back: OCA's list, in plain words and dated.

    Source: ISO 20022 external code sets, ExternalStatusReason1Code and
    ExternalReturnReason1Code (publication 2Q2024), as used by the SEPA Core rulebook
    (EPC016-06, 4.4). A code outside the list is made at its first use.
    """

    _inherit = "payment.return.reason"

    advice = fields.Char(
        "What to do", translate=True, help="Shown on each reject with this code."
    )
    suspends_mandate = fields.Boolean(
        help="The account or the mandate is of no use any more: no debit until a new "
        "mandate."
    )
    retry = fields.Boolean(
        "Try again", help="The same debit may succeed with the next batch."
    )
    valid_from = fields.Date("In the list since")

    @api.model
    def _by_code(self, code, text=None):
        """The reason of this code, made at its first use."""
        code = (code or "MS03").strip().upper()
        found = self.search([("code", "=", code)], limit=1)
        if found:
            return found
        # sudo: a code that banks invent must not stop the accountant
        return self.sudo().create(
            {
                "code": code,
                "name": text or self.env._("Code %s, unknown here", code),
                "advice": self.env._("Ask your bank what this code means."),
            }
        )
