from odoo import api, fields, models


class SolidarityReceipt(models.TransientModel):
    """The payment of a statement, for gardens that do not import their bank statements.

    The dialog of grants, on the item of the statement: an invoice or a grant.
    """

    _name = "cocagne.solidarity.receipt"
    _inherit = "cocagne.grant.receipt"
    _description = "Money received for a statement"

    payment_id = fields.Many2one(required=False)
    statement_id = fields.Many2one("cocagne.solidarity.statement", required=True)
    company_id = fields.Many2one(related="statement_id.company_id")

    @api.depends("statement_id")
    def _compute_amount(self):
        for receipt in self:
            receipt.amount = receipt.statement_id.amount_due

    @api.depends("statement_id")
    def _compute_journal_id(self):
        return super()._compute_journal_id()

    def _item(self):
        return self.statement_id._due_items()

    def _label(self):
        return self.statement_id._label()
