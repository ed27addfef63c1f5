import hashlib

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import format_date

from ...exchange.flux import file, schema
from ...law.problem import Refused

KINDS = [
    ("AnnexeFinanciere", "Annexes financières"),
    ("ContratMission", "Contracts"),
    ("EtatMensuelIndiv", "Monthly states"),
]


class FluxFile(models.Model):
    """A file of the ASP's weekly extraction (fluxIAE, section 2.6).

    It is read whole or not at all, shown, then taken: annexes are made or brought up to
    date, contracts and monthly states are kept beside ours to compare them. The content
    is not kept: it tells situations that nobody needs here.
    """

    _name = "cocagne.flux.file"
    _description = "File of the ASP (fluxIAE)"
    _inherit = ["cocagne.of.garden"]
    _order = "moment desc, id desc"
    _check_company_auto = True

    name = fields.Char("File", required=True, readonly=True)
    kind = fields.Selection(KINDS, required=True, readonly=True)
    moment = fields.Datetime("Made by the ASP on", readonly=True)
    digest = fields.Char(required=True, readonly=True)
    state = fields.Selection(
        [("read", "To take"), ("taken", "Taken")],
        default="read",
        required=True,
        readonly=True,
    )
    row_ids = fields.One2many("cocagne.flux.row", "file_id", "Lines")
    row_count = fields.Integer("Lines read", compute="_compute_counts")
    refused_count = fields.Integer("Lines to look at", compute="_compute_counts")

    _digest_once = models.UniqueIndex(
        "(company_id, digest)", "This file was read already."
    )

    @api.depends("row_ids.state")
    def _compute_counts(self):
        groups = self.env["cocagne.flux.row"]._read_group(
            [("file_id", "in", self.ids)], ["file_id", "state"], ["__count"]
        )
        for one in self:
            mine = {state: count for file_, state, count in groups if file_ == one}
            one.row_count = sum(mine.values())
            one.refused_count = mine.get("refused", 0)

    @api.model
    def _read(self, name, content):
        """Read a file and show what is in it; nothing is taken yet.

        :param name: as it came.
        :param content: bytes.
        :raises ValidationError: names each line and column that is wrong.
        :raises UserError: when it was read already.
        """
        company = self.env.company
        digest = hashlib.sha256(content).hexdigest()
        self._refuse_twice(company, digest)
        try:
            flux = file.read(content, name)
            rows = schema.typed(flux)
        except Refused as refused:
            self.env["cocagne.law"]._refuse(refused.problems[:20])
        record = self.create(
            {
                "name": name,
                "company_id": company.id,
                "kind": flux.name,
                "moment": flux.moment,
                "digest": digest,
            }
        )
        record._make_rows(rows)
        return record

    @api.model
    def _refuse_twice(self, company, digest):
        before = self.search(
            [("company_id", "=", company.id), ("digest", "=", digest)], limit=1
        )
        if before:
            raise UserError(
                self.env._(
                    "This file was read on %(day)s: open it in the list “Files of the "
                    "ASP” instead of reading it again.",
                    day=format_date(self.env, before.create_date),
                )
            )

    def _make_rows(self, rows):
        rows_of = self.env["cocagne.flux.row"]
        # sudo: two columns are the adviser's, who does not read these files; they are
        # kept closed to the director who reads them
        made = rows_of.sudo().create([rows_of._prepare(self, row) for row in rows])
        made.sudo(False)._recognise()
        return made

    def action_take(self):
        """Take the lines that are good; the others stay on the list with why.

        Run again, it takes what was mended since, and nothing twice.
        """
        self.check_access("write")
        for one in self:
            one.row_ids.filtered(lambda row: row.state != "taken")._recognise()
            one.row_ids.filtered(lambda row: row.state == "good")._take()
            one.state = "taken"
        return True
