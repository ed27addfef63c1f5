from odoo import fields, models


class Region(models.Model):
    """A French region (code officiel géographique, INSEE)."""

    _name = "cocagne.region"
    _description = "Region"
    _order = "name"

    code = fields.Char(required=True, help="Code of the INSEE, like 84.")
    name = fields.Char(required=True)

    _code_unique = models.UniqueIndex("(code)", "This region exists already.")
