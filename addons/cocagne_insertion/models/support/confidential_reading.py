from odoo import api, fields, models
from odoo.exceptions import AccessError


class ConfidentialReading(models.Model):
    """Who read which confidential note, and when. Written by the notes themselves.

    The director reads it; nobody changes it or takes a line away. It holds no word of the
    note.
    """

    _name = "cocagne.confidential.reading"
    _description = "Reading of a confidential note"
    _order = "date desc, id desc"
    _check_company_auto = True

    date = fields.Datetime(
        "When", required=True, readonly=True, default=fields.Datetime.now, index=True
    )
    user_id = fields.Many2one(
        "res.users", "Who read", required=True, readonly=True, index=True
    )
    company_id = fields.Many2one(
        "res.company", "Garden", required=True, readonly=True, index=True
    )
    pathway_id = fields.Many2one(
        "cocagne.pathway",
        "Whose note",
        readonly=True,
        check_company=True,
        index="btree_not_null",
        ondelete="set null",
    )
    res_model = fields.Char("Kind of note", readonly=True)
    res_id = fields.Many2oneReference("Note", model_field="res_model", readonly=True)
    note_label = fields.Char(
        "Which note", readonly=True, help="Its kind and day, no word of it."
    )

    @api.model
    def _log(self, notes):
        """Write that the current user reads ``notes``.

        :param notes: records of a model that inherits ``cocagne.confidential``.
        """
        if notes:
            # sudo: who reads a note has no right on the log
            self.sudo().create([self._prepare_reading(note) for note in notes.sudo()])

    @api.model
    def _prepare_reading(self, note):
        return {
            "user_id": self.env.uid,
            "company_id": note.company_id.id,
            "pathway_id": note.pathway_id.id,
            "res_model": note._name,
            "res_id": note.id,
            "note_label": note.display_name,
        }

    def write(self, vals):
        """:raise AccessError: whoever asks, also by code: a log is not corrected.

        Only the link to a pathway that is erased may go.
        """
        if set(vals) - {"pathway_id"} or vals.get("pathway_id"):
            raise AccessError(self.env._("The log of readings is never changed."))
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_never(self):
        if not self.env.context.get("erase_readings"):
            raise AccessError(
                self.env._(
                    "The log of readings is kept. It goes with the person's file, when "
                    "its time is over."
                )
            )
