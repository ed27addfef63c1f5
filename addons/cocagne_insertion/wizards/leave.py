from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.tools import format_date

from ..indicators.retention import FOLLOW_UPS
from ..law import dates
from ..models.exits.follow_up import NOT_ASKED
from ..models.exits.proof import KINDS
from ..models.exits.reason import CATEGORIES

ADVISER = "cocagne_jardin.group_insertion_adviser"


class InsertionLeave(models.TransientModel):
    """Somebody leaves: the day, the reason, the proof, and what follows from it."""

    _name = "cocagne.insertion.leave"
    _description = "Exit of a person"

    pathway_id = fields.Many2one("cocagne.pathway", "Person", required=True)
    company_id = fields.Many2one(related="pathway_id.company_id")
    date = fields.Date(
        "Last day",
        compute="_compute_date",
        store=True,
        readonly=False,
        required=True,
        precompute=True,
    )
    reason_id = fields.Many2one(
        "cocagne.insertion.exit.reason",
        "Why",
        required=True,
        domain="[('code', '!=', '96')]",
    )
    category = fields.Selection(CATEGORIES, compute="_compute_consequences")
    employer_name = fields.Char("Where next", help="New employer, school...")
    job_title = fields.Char("Job or training")
    hours_told = fields.Float(
        "Paid hours in the annex", help="Only when the monthly states are not here."
    )
    needs_hours = fields.Boolean(compute="_compute_consequences")
    proof_kind = fields.Selection(KINDS, "Kind of proof", default="contract")
    proof_file = fields.Binary("Paper")
    proof_filename = fields.Char()
    proof_seen = fields.Boolean("Only seen, no copy")
    comment = fields.Text("What was said", groups=ADVISER)
    consequences = fields.Text("What happens", compute="_compute_consequences")

    @api.depends("pathway_id")
    def _compute_date(self):
        """The last day of the contracts when it is past, else today."""
        spans = self.pathway_id._contract_spans()
        today = fields.Date.context_today(self)
        for dialog in self:
            span = spans.get(dialog.pathway_id.id)
            dialog.date = min(span[1], today) if span else today

    @api.depends("pathway_id", "date", "reason_id", "hours_told", "company_id")
    def _compute_consequences(self):
        for dialog in self:
            ready = dialog.pathway_id and dialog.date and dialog.reason_id
            preview = dialog._preview() if ready else None
            dialog.category = preview and preview.category
            dialog.needs_hours = bool(preview and dialog._lacks_months(preview))
            lines = dialog._sentences(preview) if preview else []
            dialog.consequences = "\n".join(lines) or False

    def _preview(self):
        """The exit as it would be; nothing is written."""
        return self.env["cocagne.insertion.exit"].new(self._prepare_exit())

    def _lacks_months(self, preview):
        """Whether no monthly state tells the hours of the annex."""
        # sudo: whether there are months, for who may not read them
        months = self.env["cocagne.insertion.month"].sudo()
        domain = [("pathway_id", "=", self.pathway_id.id)]
        return not months.search_count(domain, limit=1)

    def _sentences(self, preview):
        return [
            self._counting_sentence(preview),
            *self._contract_sentences(),
            *self._immersion_sentences(),
            *self._follow_up_sentences(),
        ]

    def _counting_sentence(self, preview):
        if preview.is_dynamic:
            return self.env._("Counts as a dynamic exit: attach a proof.")
        if preview.is_counted:
            return self.env._("Counts among the exits, not as a dynamic one.")
        why = dict(preview._fields["uncounted"]._description_selection(self.env))
        return self.env._(
            "Does not count in the rates: %s.", why.get(preview.uncounted, "")
        )

    def _contract_sentences(self):
        span = self.pathway_id._contract_spans().get(self.pathway_id.id)
        if not span or span[1] <= self.date:
            return []
        if span[1].year == 9999:
            return [self.env._("The contract has no term: end it in the contracts.")]
        return [
            self.env._(
                "The contract runs until %s: end it in the contracts.",
                format_date(self.env, span[1]),
            )
        ]

    def _immersion_sentences(self):
        later = self._later_immersions()
        if not later:
            return []
        return [self.env._("Immersions after that day, cancelled: %s.", len(later))]

    def _later_immersions(self):
        return self.pathway_id.immersion_ids.filtered(
            lambda one: one.state in ("draft", "signed") and one.date_start > self.date
        )

    def _follow_up_sentences(self):
        if self.reason_id.code in NOT_ASKED:
            return []
        days = [dates.same_day(self.date, months) for months in FOLLOW_UPS]
        told = ", ".join(format_date(self.env, day) for day in days)
        return [self.env._("News to ask for on: %s.", told)]

    def action_leave(self):
        """Write the exit and its proof, close the pathway and open the exit.

        :raises ValidationError: when a rule is broken; nothing is written.
        :raises UserError: when the person never came in.
        """
        self.ensure_one()
        pathway = self.pathway_id
        pathway.check_access("write")
        if pathway.state == "candidate":
            raise UserError(
                self.env._(
                    "%s is a candidate: decline the candidacy, there is no exit.",
                    pathway.name,
                )
            )
        running = pathway.immersion_ids.filtered(
            lambda one: (
                one.state in ("draft", "signed")
                and one.date_start <= self.date < one.date_end
            )
        )
        if running:
            raise ValidationError(
                self.env._(
                    "An immersion runs until %s: correct its last day first.",
                    format_date(self.env, running[0].date_end),
                )
            )
        later = self._later_immersions()
        left = self.env["cocagne.insertion.exit"].create(self._prepare_exit())
        if self.proof_file or self.proof_seen:
            self.env["cocagne.insertion.exit.proof"].create(self._prepare_proof(left))
        later.action_cancel()
        pathway._leave(self.date)
        return pathway.action_open_exit()

    def _prepare_exit(self):
        values = {
            "pathway_id": self.pathway_id.id,
            "company_id": self.pathway_id.company_id.id,
            "date": self.date,
            "reason_id": self.reason_id.id,
            "employer_name": self.employer_name,
            "job_title": self.job_title,
            "hours_told": self.hours_told,
        }
        if self.env.user.has_group(ADVISER):
            values["comment"] = self.comment
        return values

    def _prepare_proof(self, left):
        return {
            "exit_id": left.id,
            "kind": self.proof_kind,
            "file": self.proof_file,
            "filename": self.proof_filename,
            "is_seen_only": self.proof_seen and not self.proof_file,
        }
