from odoo import fields, models


class SolidarityProof(models.Model):
    """A kind of proof that a household shows: it is seen and ticked, never stored.

    A list that all gardens share.
    """

    _name = "cocagne.solidarity.proof"
    _description = "Kind of proof"
    _order = "sequence, id"

    name = fields.Char(required=True, translate=True)
    code = fields.Char(required=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)

    _code_once = models.Constraint("UNIQUE (code)", "This code is used already.")
