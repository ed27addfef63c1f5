from odoo import fields, models

from .confidential import ADVISER


class JobSearch(models.Model):
    """Something that the person did to find a job, and what came of it."""

    _name = "cocagne.job.search"
    _description = "Job-search action"
    _inherit = "cocagne.of.pathway"
    _order = "date desc, id desc"
    _check_company_auto = True

    date = fields.Date(
        "Day", required=True, default=lambda self: fields.Date.context_today(self)
    )
    kind = fields.Selection(
        [
            ("cv", "CV, letter"),
            ("application", "Application"),
            ("meeting", "Job interview"),
            ("visit", "Visit of a firm"),
            ("fair", "Job fair"),
            ("agency", "France Travail, temporary agency"),
            ("training", "Asking for a training"),
            ("creation", "Own business"),
        ],
        "What was done",
        default="application",
        required=True,
    )
    employer = fields.Char("Employer or place")
    job = fields.Char()
    result = fields.Selection(
        [
            ("waiting", "Waits for an answer"),
            ("meeting", "Asked to an interview"),
            ("offer", "Offer of a job"),
            ("refused", "Refused"),
            ("silence", "No answer"),
            ("done", "Step taken"),
        ],
        default="waiting",
        required=True,
    )
    date_next = fields.Date("Call back on", index=True)
    note = fields.Text(groups=ADVISER, help="Only advisers read it.")

    def action_silence(self):
        """Nobody answered: it is called back no more."""
        self.write({"result": "silence", "date_next": False})
