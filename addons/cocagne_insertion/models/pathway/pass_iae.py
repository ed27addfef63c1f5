from odoo import api, fields, models
from odoo.exceptions import UserError

from ...identity import pass_number
from ...law.pathway import waiting

#: What the law counts: written by the methods of the PASS only.
COUNTED = {"days", "closed_on"}


class PassIae(models.Model):
    """The PASS IAE of a person: 730 days, moved by suspensions and prolongations.

    R.5132-1-1 to -19. It belongs to the person and goes on from one employer to another.
    What may happen to it is in ``law/pathway``: see ``_history``.
    """

    _name = "cocagne.pass"
    _description = "PASS IAE"
    _order = "date_start desc, id desc"
    _rec_name = "number"
    _check_company_auto = True

    employee_id = fields.Many2one(
        "hr.employee", "Person", required=True, check_company=True, index=True
    )
    company_id = fields.Many2one(
        "res.company", "Garden", required=True, default=lambda self: self.env.company
    )
    number = fields.Char(
        copy=False,
        help="12 characters, as on the platform: 99999 26 12345. Leave it empty until "
        "the platform gives it.",
    )
    date_start = fields.Date("First day", required=True)
    by_prescriber = fields.Boolean(
        "Decided by an authorised prescriber",
        help="Then it may begin during the two years after a former PASS (R.5132-1-4).",
    )
    days = fields.Integer(
        "Days of the PASS",
        readonly=True,
        help="Without suspension nor prolongation: what the law gives on the first day.",
    )
    pushed_elsewhere = fields.Integer(
        "Days added elsewhere",
        help="Suspensions and prolongations declared by former employers: days by which "
        "they moved the last day.",
    )

    _number_unique = models.Constraint(
        "UNIQUE(company_id, number)", "This garden already has a PASS of this number."
    )
    _pushed_positive = models.Constraint(
        "CHECK(pushed_elsewhere >= 0)", "Days added elsewhere cannot be negative."
    )

    @api.depends("number", "date_start")
    def _compute_display_name(self):
        for one in self:
            one.display_name = (
                pass_number.shown(one.number)
                if one.number
                else self.env._("PASS waited for")
            )

    @api.model_create_multi
    def create(self, vals_list):
        passes = super().create(
            [
                self._tidy({key: vals[key] for key in vals if key not in COUNTED})
                for vals in vals_list
            ]
        )
        passes._set_days()
        passes._check_waiting()
        return passes

    def write(self, vals):
        vals = self._tidy(dict(vals))
        if COUNTED & vals.keys() and not self.env.su:
            raise UserError(
                self.env._(
                    "The length of a PASS is the law's: declare a suspension, a "
                    "prolongation or the end of the pathway."
                )
            )
        done = super().write(vals)
        if "date_start" in vals:
            self._set_days()
        if vals.keys() & {"date_start", "by_prescriber", "employee_id"}:
            self._check_waiting()
        return done

    def _set_days(self):
        # sudo: the law's own figure, which nobody writes by hand
        for one in self.sudo():
            one.days = self._figures().whole("pass_days", one.date_start)

    @api.model
    def _tidy(self, vals):
        """People type the number as it is printed, with spaces."""
        if "number" in vals:
            vals["number"] = pass_number.clean(vals["number"] or "") or False
        return vals

    @api.model
    def _figures(self):
        return self.env["cocagne.insertion.figure"]._figures()

    @api.constrains("number")
    def _check_number(self):
        for one in self.filtered("number"):
            self.env["cocagne.law"]._refuse(pass_number.problems(one.number))

    def _check_waiting(self):
        """One valid PASS a person; two years between two, but for a prescriber.

        R.5132-1-2 and R.5132-1-4. PASS that begin later are looked at from their own day.
        """
        for one in self:
            others = one.employee_id.pass_ids - one
            former = [
                other._history()
                for other in others
                if other.date_start <= one.date_start
            ]
            self.env["cocagne.law"]._refuse(
                waiting.problems(
                    one.date_start, former, one.by_prescriber, self._figures()
                )
            )
            later = others.filtered(
                lambda other, one=one: other.date_start > one.date_start
            )
            for other in later:
                self.env["cocagne.law"]._refuse(
                    waiting.problems(
                        other.date_start,
                        [one._history()],
                        other.by_prescriber,
                        self._figures(),
                    )
                )
