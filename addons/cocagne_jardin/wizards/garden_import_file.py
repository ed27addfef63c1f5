from odoo import fields, models


class GardenImportFile(models.TransientModel):
    """One file of an import, as it was understood."""

    _name = "cocagne.garden.import.file"
    _description = "File of an import"

    import_id = fields.Many2one(
        "cocagne.garden.import", required=True, ondelete="cascade"
    )
    name = fields.Char("File", readonly=True)
    kind = fields.Char("Holds", readonly=True)
    line_count = fields.Integer("Lines", readonly=True)
    update_count = fields.Integer("Already known", readonly=True)
    sample = fields.Text("First lines", readonly=True)
