import base64

from odoo import fields, models


class FicheAnswer(models.TransientModel):
    """Asks for the file that the ASP put back in the folder."""

    _name = "cocagne.fiche.answer"
    _description = "Answer of the ASP"

    batch_id = fields.Many2one("cocagne.fiche.batch", required=True)
    expected = fields.Char("File to choose", compute="_compute_expected")
    # no attachment: the answer tells people's situation, and the dialog is forgotten
    content = fields.Binary("File", attachment=False)
    filename = fields.Char()

    def _compute_expected(self):
        for answer in self:
            name = (answer.batch_id.name or "").removesuffix(".json")
            answer.expected = f"{name}_FichierRetour.json"

    def action_read(self):
        """Record the answer."""
        self.ensure_one()
        content = base64.b64decode(self.content or b"")
        self.batch_id._read_answer(self.filename, content)
        self.content = False
        return {"type": "ir.actions.act_window_close"}
