from odoo import fields, models


class GardenImportProblem(models.TransientModel):
    """One refused line: where, what and what to do. Named as the files name things."""

    _name = "cocagne.garden.import.problem"
    _description = "Refused line of an import"
    _order = "is_warning, id"

    import_id = fields.Many2one(
        "cocagne.garden.import", required=True, ondelete="cascade"
    )
    is_warning = fields.Boolean("Remark", readonly=True)
    fichier = fields.Char("File", readonly=True)
    ligne = fields.Integer("Line", readonly=True)
    champ = fields.Char("Column", readonly=True)
    valeur = fields.Char("Value", readonly=True)
    message = fields.Text("What is wrong", readonly=True)
    remede = fields.Text("What to do", readonly=True)
