import base64

from odoo import api, fields, models
from odoo.exceptions import UserError

from ..exchange import participants
from ..models.exchange.fse_codes import MOMENTS


class FseExport(models.TransientModel):
    """The participants of an operation as a file (CSV or Excel).

    The columns are those of ``docs/insertion.md``. The people are told by their code.
    """

    _name = "cocagne.fse.export"
    _description = "File of FSE+ participants"

    operation_id = fields.Many2one("cocagne.fse.operation", required=True)
    moment = fields.Selection(MOMENTS, required=True, default="entry")
    file_format = fields.Selection(
        [("xlsx", "Excel"), ("csv", "CSV")], "File", required=True, default="xlsx"
    )
    missing = fields.Text("Still missing", compute="_compute_missing")
    person_count = fields.Integer("People in the file", compute="_compute_missing")
    content = fields.Binary(readonly=True)
    filename = fields.Char(readonly=True)

    def _people(self):
        """Who is in the file of the moment."""
        people = self.operation_id.participant_ids
        if self.moment == participants.ENTRY:
            return people
        if self.moment == participants.EXIT:
            return people.filtered("exit")
        today = fields.Date.context_today(self)
        return people.filtered(lambda one: one.exit and one.result_day <= today)

    @api.depends("operation_id", "moment")
    def _compute_missing(self):
        law = self.env["cocagne.law"]
        for one in self:
            people = (
                one._people() if one.moment else one.operation_id.participant_ids[:0]
            )
            problems = people._problems(one.moment) if people else []
            one.person_count = len(people)
            one.missing = "\n".join(map(law._words, problems)) or False

    def action_export(self):
        """Make the file; what is missing is left empty."""
        self.ensure_one()
        people = [one._participant() for one in self._people()]
        if not people:
            raise UserError(
                self.env._("Nobody is in this file yet: add the people first.")
            )
        write = {"csv": participants.write, "xlsx": participants.write_xlsx}
        self.write(
            {
                "content": base64.b64encode(
                    write[self.file_format](people, self.moment)
                ),
                "filename": f"fse-{self.moment}.{self.file_format}",
            }
        )
        return {
            "type": "ir.actions.act_url",
            "url": f"/web/content/{self._name}/{self.id}/content/{self.filename}"
            "?download=true",
            "target": "download",
        }
