from odoo import fields, models


class ReferenceLink(models.Model):
    """What a garden made of a reference: its own record, and what it answered to.

    ``base`` is the network's version that the garden saw last: the third version, by
    which its own changes are told from the network's.
    """

    _name = "cocagne.reference.link"
    _description = "Reference in a garden"
    _inherit = "cocagne.of.garden"

    key = fields.Char(required=True)
    record_id = fields.Integer(help="The garden's own record; 0 when it has none.")
    base = fields.Json(required=True)

    _once = models.UniqueIndex("(company_id, key)", "This reference is linked already.")
