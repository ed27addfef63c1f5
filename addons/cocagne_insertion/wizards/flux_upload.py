import base64

from odoo import fields, models
from odoo.exceptions import UserError


class FluxUpload(models.TransientModel):
    """Asks for files of the ASP; several at once, in whatever order."""

    _name = "cocagne.flux.upload"
    _description = "Files of the ASP"

    file_ids = fields.Many2many("ir.attachment", string="Files")

    def action_read(self):
        """Read them all or none: annexes first, then contracts, then months.

        :raises ValidationError: names file, line and column.
        """
        self.ensure_one()
        if not self.file_ids:
            raise UserError(self.env._("Choose the files first."))
        files = self.env["cocagne.flux.file"]
        order = [kind for kind, _words in files._fields["kind"].selection]
        ranked = self.file_ids.sorted(
            lambda one: next(
                (rank for rank, kind in enumerate(order) if kind in one.name),
                len(order),
            )
        )
        found = files
        for one in ranked:
            found |= files._read(one.name, base64.b64decode(one.datas or b""))
        # the content tells situations: it is not kept
        self.file_ids.unlink()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Files of the ASP"),
            "res_model": "cocagne.flux.file",
            "views": [(False, "list"), (False, "form")]
            if len(found) > 1
            else [(False, "form")],
            "res_id": found.id if len(found) == 1 else False,
            "domain": [("id", "in", found.ids)],
        }
