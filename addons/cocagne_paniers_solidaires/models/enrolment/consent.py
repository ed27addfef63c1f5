from odoo import fields, models
from odoo.exceptions import UserError


class SolidarityEnrolment(models.Model):
    """The consent of the household, and the proofs that were seen (never copied)."""

    _inherit = "cocagne.solidarity.enrolment"

    consent_on = fields.Date("Consent signed on", copy=False, tracking=True)
    consent_text_id = fields.Many2one(
        "cocagne.solidarity.consent.text",
        "Text that was signed",
        readonly=True,
        copy=False,
        ondelete="restrict",
        check_company=True,
    )
    proof_ids = fields.Many2many(
        "cocagne.solidarity.proof",
        "cocagne_solidarity_enrolment_proof_rel",
        string="Proofs seen",
        copy=False,
        help="Tick what the household showed. Give it back: the garden keeps no copy.",
    )
    proofs_seen_on = fields.Date("Seen on", copy=False)

    def action_consent(self):
        """The household signed the text in force, today unless a day is written."""
        texts = self.env["cocagne.solidarity.consent.text"]
        for enrolment in self:
            enrolment.write(
                {
                    "consent_on": enrolment.consent_on or self._today(),
                    "consent_text_id": texts._current(enrolment.company_id).id,
                }
            )
        return True

    def action_print_consent(self):
        """The form for the household to sign."""
        report = self.env.ref("cocagne_paniers_solidaires.action_report_consent")
        return report.report_action(self, config=False)

    def _check_consent(self):
        for enrolment in self.filtered(lambda item: not item.consent_on):
            raise UserError(
                self.env._(
                    "%s has not signed the consent. Print it, have it signed, then "
                    "press « Consent signed ».",
                    enrolment.display_name,
                )
            )

    def _consent_text(self):
        """The text that was signed, or the one to sign."""
        self.ensure_one()
        texts = self.env["cocagne.solidarity.consent.text"]
        return self.consent_text_id or texts._current(self.company_id)
