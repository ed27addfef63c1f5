from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ...law.pathway import PROLONGATION_REASONS, Prolongation
from ...law.pathway import prolongation as prolonging

ADVISER = "cocagne_jardin.group_insertion_adviser"
#: Codes of the platform. They tell health: the reason is the adviser's alone.
REASONS = [
    ("COMPLETE_TRAINING", "A training is to be completed"),
    ("SENIOR", "50 years and over"),
    ("SENIOR_CDI", "57 years and over, CDI inclusion"),
    ("RQTH", "Recognised as a disabled worker (RQTH)"),
    ("PARTICULAR_DIFFICULTIES", "Particularly important difficulties"),
    ("HEALTH_CONTEXT", "Health context (old PASS)"),
]
PENDING, GRANTED, DENIED = "PENDING", "GRANTED", "DENIED"
STATES = [
    (PENDING, "Waits for the prescriber"),
    (GRANTED, "Granted"),
    (DENIED, "Refused"),
]
#: What nobody changes once the request is made.
FIXED = {"pass_id", "reason", "date_start", "date_end", "state", "asked_on"}


class PassProlongation(models.Model):
    """A later end of a PASS (R.5132-1-8), granted or asked of an authorised prescriber.

    It begins on the day on which the PASS ends and moves it by ``days``. Reasons that
    want no prescriber are granted as soon as they are declared.
    """

    _name = "cocagne.pass.prolongation"
    _description = "Prolongation of a PASS IAE"
    _order = "date_start, id"
    _check_company_auto = True

    pass_id = fields.Many2one(
        "cocagne.pass",
        "PASS IAE",
        required=True,
        ondelete="cascade",
        check_company=True,
        index=True,
    )
    company_id = fields.Many2one(related="pass_id.company_id", store=True, index=True)
    employee_id = fields.Many2one(related="pass_id.employee_id", string="Person")
    reason = fields.Selection(REASONS, required=True, groups=ADVISER)
    state = fields.Selection(STATES, default=PENDING, required=True, readonly=True)
    asked_on = fields.Date(
        "Asked on", required=True, readonly=True, default=fields.Date.context_today
    )
    date_start = fields.Date(
        "From", readonly=True, help="The last day that the PASS had until then."
    )
    date_end = fields.Date("New last day", required=True)
    days = fields.Integer(compute="_compute_days", store=True)

    @api.depends("date_start", "date_end")
    def _compute_days(self):
        for one in self:
            whole = one.date_start and one.date_end
            one.days = (one.date_end - one.date_start).days if whole else 0

    @api.depends("date_end")
    def _compute_display_name(self):
        for one in self:
            one.display_name = self.env._(
                "Until %s", self.env["cocagne.law"]._worded_value(one.date_end)
            )

    def _event(self) -> Prolongation:
        self.ensure_one()
        wants = PROLONGATION_REASONS[self.reason].prescriber
        return Prolongation(
            self.date_start,
            self.date_end,
            self.reason,
            prescriber=wants and self.prescriber_id.authorised,
            report=wants and bool(self.report),
        )

    @api.model_create_multi
    def create(self, vals_list):
        made = self.browse()
        for vals in vals_list:
            vals = {**vals, "state": PENDING}
            vals["asked_on"] = fields.Date.context_today(self)
            vals["date_start"] = self._start_of(vals.get("pass_id"))
            one = super().create([vals])
            one._check_law(others_pending=one._others_pending())
            if not PROLONGATION_REASONS[one.reason].prescriber:
                one._grant()
            made |= one
        return made

    def _start_of(self, pass_id):
        return (
            self.env["cocagne.pass"].browse(pass_id)._history().end
            if pass_id
            else False
        )

    def _others_pending(self):
        others = self.pass_id.prolongation_ids - self
        return any(other.state == PENDING for other in others)

    def _check_law(self, others_pending):
        context = self.pass_id._context(pending=others_pending)
        self.pass_id._refuse_event(self._event(), context=context)

    def write(self, vals):
        if FIXED & vals.keys():
            raise ValidationError(
                self.env._(
                    "What was asked is not changed: refuse this request and make "
                    "another one."
                )
            )
        return super().write(vals)

    def _grant(self):
        """It counts from now on. The days asked for begin where the PASS ends today."""
        for one in self:
            start = one.pass_id._history().end
            moved = {
                "date_start": start,
                "date_end": start + timedelta(days=one.days),
                "state": GRANTED,
            }
            # past the check of ``write``, which is for people
            kept = super(PassProlongation, one)
            kept.write(moved)  # pylint: disable=super-method-mismatch

    def unlink(self):
        self._check_last()
        return super().unlink()

    def _check_last(self):
        for one in self.filtered(lambda one: one.state == GRANTED):
            later = one.pass_id.prolongation_ids - self
            if any(
                other.state == GRANTED and other.date_start >= one.date_end
                for other in later
            ):
                raise ValidationError(
                    self.env._(
                        "Another prolongation follows this one: take that back first."
                    )
                )

    def _wipe(self):
        """Delete whatever followed: the erasure of the person."""
        # past the check of ``unlink``
        return super().unlink()  # pylint: disable=super-method-mismatch

    @api.model
    def _longest(self, pass_iae, reason):
        """The latest end that one more decision may give now."""
        history = pass_iae._history()
        return prolonging.longest(reason, history, pass_iae._figures())
