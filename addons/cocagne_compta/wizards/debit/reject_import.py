import base64

from odoo import fields, models


class DebitRejectImport(models.TransientModel):
    """Choose the file of the bank."""

    _name = "cocagne.debit.reject.import"
    _description = "Import rejects"

    file = fields.Binary("File of the bank", required=True)
    file_name = fields.Char()

    def action_import(self):
        """Read it, and open the rejects that it holds."""
        self.ensure_one()
        record = self.env["cocagne.debit.reject.file"]._import(
            self.file_name, base64.b64decode(self.file)
        )
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cocagne_compta.action_debit_rejects"
        )
        return action | {"domain": [("file_id", "=", record.id)], "context": {}}
