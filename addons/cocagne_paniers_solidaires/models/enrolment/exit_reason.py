from odoo import fields, models


class SolidarityExitReason(models.Model):
    """Why a household left, or was refused. All gardens share the list: figures add up."""

    _name = "cocagne.solidarity.exit.reason"
    _description = "Why a household left"
    _order = "kind, sequence, id"

    name = fields.Char(required=True, translate=True)
    code = fields.Char(required=True, help="Short and for ever: reports count by it.")
    kind = fields.Selection(
        [("exit", "It left"), ("refusal", "It was refused")],
        required=True,
        default="exit",
    )
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)

    _code_once = models.Constraint("UNIQUE (code)", "This code is used already.")
