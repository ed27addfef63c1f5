from odoo import fields, models
from odoo.exceptions import UserError

from ...bundle import schema
from ...bundle.refusal import Refused


class BundleUpload(models.TransientModel):
    """Bundles that gardens mailed, brought in by the head office.

    The signature tells whose they are; each goes through the same door as what is sent.
    """

    _name = "cocagne.bundle.upload"
    _description = "Bring in bundles"

    file_ids = fields.Many2many(
        "ir.attachment",
        string="Files",
        help="The files that the gardens sent, as they are, several at a time.",
    )

    def action_take(self):
        """Take each file, and show what became of it."""
        self.ensure_one()
        if not self.file_ids:
            raise UserError(self.env._("Choose the files of the gardens first."))
        # sudo: the inbox is written by the reception alone; who may open this dialog
        # may bring files in. The answer holds no figure.
        inbox = self.env["cocagne.bundle"].sudo()
        begun = fields.Datetime.now()
        for file in self.file_ids:
            if file.file_size > schema.MAX_BYTES:
                most = schema.MAX_BYTES // 1024
                inbox._note_refusal(Refused("too_big", most=most), way="file")
            else:
                inbox._take(file.raw or b"", way="file")
        # files hold figures that are not masked: they do not stay
        self.file_ids.sudo().unlink()
        return self.env["ir.actions.act_window"]._for_xml_id(
            "cocagne_reseau.action_bundles"
        ) | {"domain": [("way", "=", "file"), ("last_on", ">=", begun)], "context": {}}
