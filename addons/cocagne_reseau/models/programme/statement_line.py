from odoo import fields, models


class ProgrammeStatementLine(models.Model):
    """A garden in the statement for a national funder."""

    _name = "cocagne.programme.statement.line"
    _description = "Garden in a statement for a national funder"
    _order = "statement_id, garden_id"

    statement_id = fields.Many2one(
        "cocagne.programme.statement", required=True, ondelete="cascade", index=True
    )
    company_id = fields.Many2one(
        related="statement_id.company_id", store=True, index=True
    )
    currency_id = fields.Many2one(related="statement_id.currency_id")
    garden_id = fields.Many2one("cocagne.network.garden", required=True, readonly=True)
    baskets = fields.Integer(readonly=True)
    amount = fields.Monetary(readonly=True)
    households = fields.Char(readonly=True, help="Hidden where it is small.")
