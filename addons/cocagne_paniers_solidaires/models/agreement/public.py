from odoo import fields, models


class SolidarityPublic(models.Model):
    """For whom an agreement is: isolated people, students, families of low income...

    A list that all gardens share, so that the network can add up its figures.
    """

    _name = "cocagne.solidarity.public"
    _description = "Public of the solidarity programme"
    _order = "sequence, id"

    name = fields.Char(required=True, translate=True)
    code = fields.Char(required=True, help="Short and for ever: reports count by it.")
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)

    _code_once = models.UniqueIndex("(code)", "This code is already taken.")
