import base64

from odoo import fields, models
from odoo.exceptions import UserError


class FicheUpload(models.TransientModel):
    """Takes fiches of a file in the shape of the ASP, from another software."""

    _name = "cocagne.fiche.upload"
    _description = "Fiches of a file"

    content = fields.Binary("File", attachment=False)
    filename = fields.Char()

    def action_read(self):
        """Put what is in it on the desk.

        :raises ValidationError: when it is cut or no such file; nothing is written.
        """
        self.ensure_one()
        if not self.content:
            raise UserError(self.env._("Choose the file first."))
        record = self.env["cocagne.fiche.import"].create({"kind": "file"})
        record._read_file(base64.b64decode(self.content))
        self.content = False
        return record._open()
