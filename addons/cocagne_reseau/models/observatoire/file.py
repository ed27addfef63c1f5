import base64
import hashlib
import io

from odoo import api, fields, models
from odoo.tools import formatLang

from ...report.observatoire.open_data import write_zip
from ...report.observatoire.workbook import write_workbook

KINDS = [("workbook", "Workbook (XLSX)"), ("open_data", "Open data (ZIP)")]
ENDINGS = {"workbook": "xlsx", "open_data": "zip"}


class ObservatoireFile(models.Model):
    """A file of an Observatoire: when it was made, by whom, of which months."""

    _name = "cocagne.observatoire.file"
    _description = "File of the Observatoire"
    _order = "observatoire_id, id"
    _rec_name = "name"
    _check_company_auto = True

    observatoire_id = fields.Many2one(
        "cocagne.observatoire",
        required=True,
        readonly=True,
        ondelete="cascade",
        index=True,
    )
    company_id = fields.Many2one(related="observatoire_id.company_id", store=True)
    kind = fields.Selection(KINDS, "File", required=True, readonly=True)
    is_waiting = fields.Boolean("To make", default=True, readonly=True)
    content = fields.Binary(attachment=True, readonly=True)
    name = fields.Char("File name", readonly=True)
    size = fields.Integer("Size in bytes", readonly=True)
    size_text = fields.Char("Size", compute="_compute_size_text")
    digest = fields.Char("SHA-256", readonly=True)
    made_on = fields.Datetime(readonly=True)
    made_by_id = fields.Many2one("res.users", "Made by", readonly=True)
    stamp = fields.Char(readonly=True, help="The months that it was made of.")

    _once = models.UniqueIndex(
        "(observatoire_id, kind)", "The Observatoire has this file already."
    )

    @api.depends("size")
    def _compute_size_text(self):
        for file in self:
            file.size_text = file._words_of_size() if file.size else False

    def _words_of_size(self):
        """In thousands of bytes, or in millions with one decimal."""
        if self.size < 10**6:
            number = formatLang(self.env, max(self.size / 1000, 1), digits=0)
            return self.env._("%s kB", number)
        return self.env._("%s MB", formatLang(self.env, self.size / 10**6, digits=1))

    def _make(self):
        """Write the file, of what its maker reads."""
        self.ensure_one()
        stream = io.BytesIO()
        getattr(self, f"_write_{self.kind}")(stream)
        self._keep(stream.getvalue())

    def _write_workbook(self, stream):
        write_workbook(self.observatoire_id._in_french()._read_book(), stream)

    def _write_open_data(self, stream):
        write_zip(self.observatoire_id._in_french()._read_open_data(), stream)

    def _keep(self, content):
        # sudo: files are made here alone, nobody writes them
        file = self.sudo()
        file.write(
            {
                "content": base64.b64encode(content),
                "name": self._file_name(),
                "size": len(content),
                "digest": hashlib.sha256(content).hexdigest(),
                "made_on": fields.Datetime.now(),
                "made_by_id": self.env.uid,
                "stamp": self.observatoire_id._stamp(),
                "is_waiting": False,
            }
        )

    def _file_name(self):
        words = {"workbook": "observatoire", "open_data": "observatoire-open-data"}
        return f"{words[self.kind]}-{self.observatoire_id.year}.{ENDINGS[self.kind]}"

    def action_download(self):
        """Give the file to who may read it."""
        self.ensure_one()
        self.check_access("read")
        return {
            "type": "ir.actions.act_url",
            "url": f"/web/content/{self._name}/{self.id}/content/{self.name}?download=true",
            "target": "download",
        }
