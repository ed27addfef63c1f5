from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.orm.models import NO_ACCESS

ADVISER = "cocagne_jardin.group_insertion_adviser"


class Confidential(models.AbstractModel):
    """A note that the adviser alone reads, each reading of which is written down.

    The text is in ``confidential_text``, which no user reads, searches, groups or exports
    (``NO_ACCESS``, the administrator included). ``confidential_report`` gives it and is
    computed at each reading: whatever the way (screen, RPC, export, paper, mail template),
    it passes through the computation, which writes the log line in the same transaction.
    Who gets the text has left a trace. It is plain text: pictures pasted in HTML would
    become attachments of their own.

    A model that inherits it has ``pathway_id`` and ``company_id``.
    """

    _name = "cocagne.confidential"
    _description = "Note whose readings are logged"

    confidential_text = fields.Text(groups=NO_ACCESS, copy=False)
    confidential_report = fields.Text(
        "Confidential note",
        compute="_compute_confidential_report",
        inverse="_inverse_confidential_report",
        search="_search_confidential_report",
        groups=ADVISER,
        exportable=False,
        help="Only advisers read it, and each reading is logged. Never in a report.",
    )
    has_confidential = fields.Boolean(
        "Has a confidential note",
        compute="_compute_has_confidential",
        groups=ADVISER,
    )

    # no dependency on the text: what was just written is known to who wrote it
    @api.depends_context("uid")
    def _compute_confidential_report(self):
        written = self.env[self._name]
        for record in self:
            # sudo: nobody has access to the text itself; the field's group is checked
            text = record._origin.sudo().confidential_text
            record.confidential_report = text
            if text:
                written |= record._origin
        self.env["cocagne.confidential.reading"]._log(written)

    def _inverse_confidential_report(self):
        for record in self:
            # sudo: see above
            record.sudo().confidential_text = record.confidential_report

    @api.model
    def _search_confidential_report(self, operator, value):
        """:raise UserError: always: a search would tell what a note says."""
        raise UserError(
            self.env._("Confidential notes cannot be searched. Open the one you need.")
        )

    @api.depends("confidential_text")
    def _compute_has_confidential(self):
        for record in self:
            # sudo: only whether there is one
            record.has_confidential = bool(record.sudo().confidential_text)

    def action_confidential(self):
        """Open the note in a dialog: nothing else of the record shows it."""
        self.ensure_one()
        self.check_access("read")
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Confidential note"),
            "res_model": self._name,
            "res_id": self.id,
            "views": [(self._confidential_view().id, "form")],
            "target": "new",
        }

    def _confidential_view(self):
        """The form that shows the note."""
        raise NotImplementedError
