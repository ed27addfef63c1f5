from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ...law.pathway import Suspension

ADVISER = "cocagne_jardin.group_insertion_adviser"
#: Codes of the platform; those after the fifth are of old PASS, and tell health or
#: justice: the reason is the adviser's alone.
REASONS = [
    ("CONTRACT_SUSPENDED", "Contract suspended for more than 15 days"),
    ("CONTRACT_BROKEN", "Contract broken"),
    ("FINISHED_CONTRACT", "Contract ended"),
    ("APPROVAL_BETWEEN_CTA_MEMBERS", "Convention between members of a CTA"),
    ("CONTRAT_PASSERELLE", "Contrat passerelle"),
    ("SICKNESS", "Sickness (old PASS)"),
    ("MATERNITY", "Maternity (old PASS)"),
    ("INCARCERATION", "Prison (old PASS)"),
    ("TRIAL_OUTSIDE_IAE", "Trial period elsewhere (old PASS)"),
    ("DETOXIFICATION", "Detoxification (old PASS)"),
    ("FORCE_MAJEURE", "Force majeure (old PASS)"),
]


class PassSuspension(models.Model):
    """A time during which a PASS stands still (R.5132-1-3), both days in it.

    It moves the last day of the PASS by ``days``. Only the last one may be changed or
    taken back, and as long as no contract has begun since.
    """

    _name = "cocagne.pass.suspension"
    _description = "Suspension of a PASS IAE"
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
    date_start = fields.Date("First day", required=True)
    date_end = fields.Date("Last day", required=True)
    reason = fields.Selection(REASONS, required=True, groups=ADVISER)
    days = fields.Integer(
        "Days given back",
        compute="_compute_days",
        help="By how many days the last day of the PASS moves, as the platform counts: "
        "last day minus first day.",
    )

    @api.depends("date_start", "date_end")
    def _compute_days(self):
        for one in self:
            whole = one.date_start and one.date_end
            one.days = (one.date_end - one.date_start).days if whole else 0

    @api.depends("date_start", "date_end")
    def _compute_display_name(self):
        for one in self:
            one.display_name = self.env["cocagne.law"]._days(
                one.date_start, one.date_end
            )

    def _event(self) -> Suspension:
        self.ensure_one()
        return Suspension(self.date_start, self.date_end, self.reason)

    @api.model_create_multi
    def create(self, vals_list):
        made = self.browse()
        for vals in vals_list:
            one = super().create([vals])
            one.pass_id._refuse_event(one._event(), without=one)
            made |= one
        return made

    def write(self, vals):
        for one in self:
            if "pass_id" in vals:
                raise ValidationError(
                    self.env._("A suspension stays with its PASS: make another one.")
                )
            one._check_last()
            super(PassSuspension, one).write(vals)
            one.pass_id._refuse_event(one._event(), without=one)
        return True

    def unlink(self):
        for one in self.sorted("date_start", reverse=True):
            one._check_last(self)
        return super().unlink()

    def _wipe(self):
        """Delete whatever followed: a contract that closes it, or the erasure."""
        # past the check of ``unlink``
        return super().unlink()  # pylint: disable=super-method-mismatch

    def _check_last(self, besides=None):
        """:param besides: suspensions that go together with this one."""
        others = self.pass_id.suspension_ids - self - (besides or self)
        hired = [day for day in self.pass_id.hiring_ids.mapped("day")]
        prolonged = self.pass_id.prolongation_ids.filtered(
            lambda one: one.state == "GRANTED" and one.asked_on >= self.date_start
        )
        if (
            any(other.date_start > self.date_start for other in others)
            or any(day > self.date_start for day in hired)
            or prolonged
        ):
            raise ValidationError(
                self.env._(
                    "Something else happened to the PASS since the suspension of "
                    "%(days)s: it can no longer be changed.",
                    days=self.display_name,
                )
            )

    def action_delete(self):
        """Take the last suspension back."""
        self.unlink()
        return True

    def _cut_before(self, day):
        """A contract begins: the suspension ends the day before, or never was."""
        for one in self:
            if one.date_start >= day:
                one._wipe()
            else:
                eve = day - timedelta(days=1)
                # past the check of ``write``: a contract did begin since
                cut = super(PassSuspension, one)
                cut.write({"date_end": eve})  # pylint: disable=super-method-mismatch
