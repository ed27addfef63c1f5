from odoo import api, fields, models

from ...law import fse


class FseOperation(models.Model):
    """An operation that the FSE+ pays for in part, with its participants (section 1.12)."""

    _name = "cocagne.fse.operation"
    _description = "FSE+ operation"
    _inherit = ["cocagne.of.garden"]
    _order = "date_start desc, id desc"
    _check_company_auto = True

    name = fields.Char(required=True)
    number = fields.Char("Number in Ma Démarche FSE+")
    date_start = fields.Date("From", required=True)
    date_end = fields.Date("Until", required=True)
    last_payment = fields.Date(
        "Last payment received",
        help="The evidence is kept 5 years from its 31 December.",
    )
    evidence_until = fields.Date(
        "Keep the evidence until", compute="_compute_evidence_until"
    )
    participant_ids = fields.One2many(
        "cocagne.fse.participant", "operation_id", "Participants"
    )
    participant_count = fields.Integer("People", compute="_compute_counts")
    missing_count = fields.Integer("To complete", compute="_compute_counts")

    _dates_in_order = models.Constraint(
        "CHECK (date_start <= date_end)", "An operation ends after it begins."
    )

    @api.depends("last_payment")
    def _compute_evidence_until(self):
        figures = self.env["cocagne.insertion.figure"]._figures()
        for one in self:
            one.evidence_until = one.last_payment and fse.evidence_until(
                one.last_payment, figures
            )

    @api.depends("participant_ids.to_complete")
    def _compute_counts(self):
        for one in self:
            one.participant_count = len(one.participant_ids)
            one.missing_count = len(one.participant_ids.filtered("to_complete"))

    def action_add_people(self):
        """Add who entered during the operation and is not there yet; note the exits.

        Run again, nobody is there twice and nothing that was written is lost.
        """
        for one in self:
            known = one.participant_ids.pathway_id
            found = self.env["cocagne.pathway"].search(
                [
                    ("company_id", "=", one.company_id.id),
                    ("date_start", ">=", one.date_start),
                    ("date_start", "<=", one.date_end),
                    ("id", "not in", known.ids),
                ]
            )
            participants = self.env["cocagne.fse.participant"]
            participants.create(
                [participants._prepare(one, pathway) for pathway in found]
            )
            one.participant_ids._note_exits()
        return True

    def action_export(self):
        """Choose the moment and the kind of file."""
        return self.env["ir.actions.act_window"]._for_xml_id(
            "cocagne_insertion.action_fse_export"
        ) | {"context": {"default_operation_id": self.id}}
