import base64
from datetime import timezone

from odoo import api, fields, models
from odoo.exceptions import RedirectWarning, UserError

from ...exchange.fiche import document, names, status
from . import fiche_codes
from .fiche import ADVISER


class FicheBatch(models.Model):
    """A file of fiches for the ASP: creations or updates, 700 lines at most.

    The platform sends those of its own hires. A file that is made is not made again: what
    is in it is sent, and waits for the answer.
    """

    _name = "cocagne.fiche.batch"
    _description = "File of fiches for the ASP"
    _inherit = ["cocagne.of.garden"]
    _order = "name desc"
    _check_company_auto = True

    name = fields.Char("File", required=True, readonly=True, help="In UTC.")
    movement = fields.Selection(fiche_codes.MOVEMENTS, required=True, readonly=True)
    content = fields.Binary(attachment=True, readonly=True, copy=False, groups=ADVISER)
    size = fields.Integer("Bytes", readonly=True)
    line_ids = fields.One2many("cocagne.fiche.batch.line", "batch_id", "Lines")
    line_count = fields.Integer("Fiches", compute="_compute_counts")
    refused_count = fields.Integer("Refused", compute="_compute_counts")
    state = fields.Selection(
        [("sent", "Waits for the answer"), ("answered", "Answer read")],
        default="sent",
        required=True,
        readonly=True,
    )
    answered_on = fields.Datetime("Answer read on", readonly=True)

    _name_once = models.UniqueIndex("(company_id, name)", "One file a second.")

    @api.depends("line_ids.outcome")
    def _compute_counts(self):
        lines = self.env["cocagne.fiche.batch.line"]
        found = {
            (batch.id, outcome): count
            for batch, outcome, count in lines._read_group(
                [("batch_id", "in", self.ids)], ["batch_id", "outcome"], ["__count"]
            )
        }
        for batch in self:
            mine = {key[1]: n for key, n in found.items() if key[0] == batch.id}
            batch.line_count = sum(mine.values())
            batch.refused_count = mine.get(status.REJECTED, 0)

    @api.model
    def action_make(self):
        """Make the files of all that is ready in this garden, and show them."""
        made = self._make(self.env.company)
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cocagne_insertion.action_fiche_batches"
        )
        if len(made) == 1:
            return action | {"views": [(False, "form")], "res_id": made.id}
        return action | {"domain": [("id", "in", made.ids)]}

    @api.model
    def _make(self, company):
        """The files of what is ready: creations and updates apart.

        :raises RedirectWarning: when nothing is ready.
        :raises ValidationError: when a fiche became wrong since it was ready.
        """
        fiches = self.env["cocagne.fiche"].search(
            [("company_id", "=", company.id), ("status", "=", status.READY)]
        )
        notices = self._waiting_notices(company)
        if not (fiches or notices):
            raise RedirectWarning(
                self.env._(
                    "No fiche is ready: open those to complete, and press “Ready”."
                ),
                self.env.ref("cocagne_insertion.action_fiches").id,
                self.env._("Open the fiches"),
            )
        # two people who press the button at once: the second one waits, then finds
        # nothing that is ready
        fiches.lock_for_update()
        notices.lock_for_update()
        for fiche in fiches:
            self.env["cocagne.law"]._refuse(fiche._line_problems())
        lines, sources = self._lines_of(fiches, notices)
        made = self.browse()
        for batch in document.batches(lines):
            made |= self._make_file(company, batch, sources)
        return made

    @api.model
    def _waiting_notices(self, company):
        return self.env["cocagne.fiche.notification"].search(
            [
                ("company_id", "=", company.id),
                ("status", "=", status.NEW),
                ("fiche_id.status", "in", (status.PROCESSED, status.READY)),
            ]
        )

    @api.model
    def _lines_of(self, fiches, notices):
        """The lines, and the records behind each by what makes a line unique."""
        lines, sources = [], {}
        for fiche in fiches:
            lines.append(fiche._line())
            sources[_key(lines[-1])] = {"fiche_id": fiche.id}
        for notice in notices:
            line = notice._line()
            if _key(line) not in sources:
                lines.append(line)
                sources[_key(line)] = {"fiche_id": notice.fiche_id.id}
            # a fiche that is sent again tells the days of its PASS by itself
            sources[_key(line)]["notification_id"] = notice.id
        return lines, sources

    @api.model
    def _make_file(self, company, batch, sources):
        content = document.write(batch)
        record = self.create(
            {
                "name": self._free_name(company),
                "company_id": company.id,
                "movement": batch.lines[0]["typeMouvement"],
                "content": base64.b64encode(content),
                "size": len(content),
            }
        )
        self.env["cocagne.fiche.batch.line"].create(
            [
                sources[_key(line)]
                | {
                    "batch_id": record.id,
                    "company_id": company.id,
                    "number": line["numLigne"],
                }
                for line in batch.lines
            ]
        )
        record.line_ids.fiche_id.filtered(
            lambda fiche: fiche.status == status.READY
        ).status = status.SENT
        record.line_ids.notification_id.status = status.SENT
        return record

    @api.model
    def _free_name(self, company):
        taken = self.search([("company_id", "=", company.id)]).mapped("name")
        now = fields.Datetime.now().replace(tzinfo=timezone.utc)
        return names.name_of(now, taken)

    def action_download(self):
        """The file, as it is to be put in the folder of the ASP."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_url",
            "url": f"/web/content/{self._name}/{self.id}/content/{self.name}"
            "?download=true",
            "target": "download",
        }

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        raise UserError(
            self.env._("A file that was made stays: it proves what the ASP was sent.")
        )


def _key(line):
    return line["mesure"], line["siret"], line["personnePhysique"]["passIae"]
