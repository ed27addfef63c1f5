from odoo import api, fields, models

#: Why a due is left out of a batch, in the order of the list.
REFUSALS = [
    ("no_mandate", "No mandate"),
    ("unsigned", "Mandate not signed"),
    ("signed_late", "Mandate signed after the debit"),
    ("expired", "Mandate expired"),
    ("suspended", "Mandate suspended by the bank"),
    ("holder", "Mandate of somebody else"),
    ("other_garden", "Member of another garden"),
    ("rum", "Mandate reference refused by banks"),
    ("iban", "IBAN is wrong"),
    ("country", "Account outside SEPA"),
    ("bic", "BIC missing"),
    ("amount", "Nothing to debit"),
    ("currency", "Not in euros"),
    ("early", "Due after the debit"),
    ("in_batch", "In another batch already"),
    ("rejected", "Rejected, nothing decided yet"),
    ("held", "Kept out by hand"),
    ("left_out", "Left out of this batch"),
]


class DebitRefusal(models.Model):
    """A due that a batch leaves out, and what to do about it (R70)."""

    _name = "cocagne.debit.refusal"
    _description = "Due left out of a batch"
    _order = "code, partner_id, id"
    _check_company_auto = True

    order_id = fields.Many2one(
        "account.payment.order",
        "Batch",
        required=True,
        ondelete="cascade",
        index=True,
        check_company=True,
    )
    company_id = fields.Many2one(related="order_id.company_id", store=True)
    currency_id = fields.Many2one(related="company_id.currency_id")
    due_id = fields.Many2one("account.move.line", readonly=True, ondelete="cascade")
    move_id = fields.Many2one(related="due_id.move_id", string="Invoice")
    invoice_name = fields.Char("Number of the invoice", related="due_id.move_id.name")
    partner_id = fields.Many2one("res.partner", "Client", readonly=True)
    amount = fields.Monetary(readonly=True)
    code = fields.Selection(REFUSALS, "Why", required=True, readonly=True)
    remedy = fields.Char("What to do", compute="_compute_remedy")

    @api.depends("code")
    def _compute_remedy(self):
        words = self._remedies()
        for refusal in self:
            refusal.remedy = words.get(refusal.code, "")

    @api.model
    def _remedies(self):
        """What to do, by code."""
        new = self.env._("Have a mandate signed: New mandate.")
        return {
            "no_mandate": new,
            "unsigned": self.env._("Write the date of the signature on the mandate."),
            "signed_late": self.env._(
                "Correct the date of the signature, or debit later."
            ),
            "expired": new,
            "suspended": new,
            "holder": self.env._(
                "Make a mandate in the name of this client; the account may be "
                "somebody else's."
            ),
            "other_garden": self.env._(
                "Correct the garden of the client or of the mandate."
            ),
            "rum": self.env._("Make a new mandate: its reference is made by itself."),
            "iban": self.env._("Ask for the RIB again: New mandate."),
            "country": self.env._("Choose another payment mode for this client."),
            "bic": self.env._("Write the BIC of this account: New mandate."),
            "amount": self.env._(
                "Match the credit note with an invoice of the client."
            ),
            "currency": self.env._("Choose another payment mode for this invoice."),
            "early": self.env._("It comes with the batch of its due date."),
            "in_batch": self.env._("Execute or undo the other batch."),
            "rejected": self.env._("Decide in the list of rejects."),
            "held": self.env._(
                "Let it be debited again, or wait for the other payment."
            ),
            "left_out": self.env._(
                "Take it back when it must be debited with this batch."
            ),
        }

    def action_fix(self):
        """Open where it is put right."""
        self.ensure_one()
        if self.code == "left_out":
            return self.action_take_back()
        if self.code == "held":
            self.due_id.action_free_debit()
            return self.order_id.action_check()
        if self.code == "rejected":
            return self.due_id.action_view_rejects()
        if self.code in ("unsigned", "signed_late"):
            return self.partner_id.action_view_mandates()
        if self.code in ("amount", "currency", "early", "in_batch"):
            return self.due_id.action_open_business_doc()
        return self.partner_id.action_new_mandate()

    def action_take_back(self):
        """Debit it with this batch after all."""
        orders = self.order_id
        orders._check_draft()
        self.filtered(lambda r: r.code == "left_out").unlink()
        return orders.action_check()
