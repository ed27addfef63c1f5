from odoo import fields, models


class BundleKeyShow(models.AbstractModel):
    """A new key, shown once: nothing of it is written, the form gets it in its context."""

    _name = "cocagne.bundle.key.show"
    _description = "New key of a distant garden"

    # the web client asks for the id of what a form shows
    id = fields.Id()
    key = fields.Char(readonly=True)
    address = fields.Char(readonly=True)
    garden_code = fields.Char("Code of the garden", readonly=True)
