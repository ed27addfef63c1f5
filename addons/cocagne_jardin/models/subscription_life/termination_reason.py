from odoo import fields, models


class TerminationReason(models.Model):
    """Why members stop: the same few words for everybody, so they can be counted."""

    _name = "cocagne.termination.reason"
    _description = "Reason of a termination"
    _order = "sequence, id"

    name = fields.Char(required=True, translate=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    company_id = fields.Many2one(
        "res.company",
        "Garden",
        index=True,
        default=lambda self: self.env.company,
        help="Empty: proposed to every garden.",
    )
