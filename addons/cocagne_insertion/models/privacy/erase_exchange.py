import base64
import json

from odoo import fields, models
from odoo.fields import Domain

from .wipe import blank, erase_talk, remove

#: Origin, health and housing of a participant: what the FSE+ lets people not say.
NOT_SAID = dict.fromkeys(
    ("disability", "third_country", "foreign_background", "minority", "homeless"),
    "not_said",
)
#: Codes of a line of the ASP that count, and name nobody.
COUNTED = ("asp_annex", "asp_state", "exit_reason")
LINES = "lignesTelechargement"


class PathwayEraseExchange(models.Model):
    """What went to the platform and to the ASP, and what came back.

    Fiches, their notices and arrivals go whole. A file that was sent keeps its other
    lines. Rows of the ASP keep hours and euros, and do not say whose.
    """

    _inherit = "cocagne.pathway"

    def _erase_links(self):
        fiches = self._erased_fiches()
        remove(self._erased_arrivals(fiches))
        self._erase_from_batches(fiches)
        notices = self.env["cocagne.fiche.notification"].search(
            [("fiche_id", "in", fiches.ids)]
        )
        remove(notices)
        remove(fiches.with_context(erase_file=True))
        self._erase_participants()
        return super()._erase_links()

    def _erased_fiches(self):
        fiches = self.env["cocagne.fiche"]
        return fiches.search(
            Domain("pathway_id", "in", self.ids)
            | Domain("pass_id", "in", self.pass_id.ids)
        )

    def _erased_arrivals(self, fiches):
        """Those of the fiches, and those that only tell the number of the PASS."""
        numbers = [number for number in self.pass_id.mapped("number") if number]
        return self.env["cocagne.fiche.arrival"].search(
            Domain("company_id", "in", self.company_id.ids)
            & (
                Domain("fiche_id", "in", fiches.ids)
                | Domain("pass_number", "in", numbers)
            )
        )

    def _erase_from_batches(self, fiches):
        """Take the person's lines out of the files that were sent."""
        lines = self.env["cocagne.fiche.batch.line"].search(
            [("fiche_id", "in", fiches.ids)]
        )
        for batch, own in lines.grouped("batch_id").items():
            batch._take_out(set(own.mapped("number")))
        remove(lines)

    def _erase_participants(self):
        """A participant has no name; what is sensitive goes once no evidence is due."""
        today = fields.Date.context_today(self)
        found = self.env["cocagne.fse.participant"].search(
            [("pathway_id", "in", self.ids)]
        )
        erase_talk(found)
        over = found.filtered(
            lambda one: (
                one.operation_id.evidence_until
                and one.operation_id.evidence_until < today
            )
        )
        over.write(dict(NOT_SAID))


class FicheBatchErasure(models.Model):
    _inherit = "cocagne.fiche.batch"

    def _take_out(self, numbers):
        """Rewrite the file without some lines; the others keep their number."""
        self.ensure_one()
        if not self.content:
            return
        body = json.loads(base64.b64decode(self.content))
        body[LINES] = [
            line for line in body[LINES] if line.get("numLigne") not in numbers
        ]
        content = json.dumps(body, ensure_ascii=False).encode()
        self.content = base64.b64encode(content)


class EmployeeEraseExchange(models.Model):
    _inherit = "hr.employee"

    def _erase_file(self):
        """Rows of the ASP, and its number of the person."""
        mine = [("employee_id", "in", self.ids)]
        remove(self.env["cocagne.fiche.arrival"].search(mine))
        rows = self.env["cocagne.flux.row"].search(mine)
        blank_rows(rows)
        remove(self.env["cocagne.flux.person"].search(mine))
        return super()._erase_file()

    def _forget(self):
        """The last step: what the FSE+ did not have to know any more."""
        for person in self.filtered(lambda one: not one.forgotten_on):
            found = self.env["cocagne.fse.participant"].search(
                [("pathway_id", "in", person.pathway_ids.ids)]
            )
            found.write(dict(NOT_SAID))
        return super()._forget()


def blank_rows(rows):
    """Hours, posts and euros of the ASP stay on their annex and month."""
    blank(rows, keep=COUNTED)
