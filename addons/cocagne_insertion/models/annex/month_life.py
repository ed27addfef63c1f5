from odoo import api, fields, models
from odoo.exceptions import UserError

#: What a validated state keeps.
FROZEN = {
    "hours_paid",
    "hours_worked",
    "hours_trained",
    "hours_support",
    "gross",
    "date_left",
    "exit_reason",
    "annex_id",
    "month",
    "pathway_id",
    "contract_start",
    "contract_end",
    "company_id",
}


class MonthState(models.Model):
    """Checked, validated, corrected: a validated state only changes by a correction."""

    _inherit = "cocagne.insertion.month"

    correction = fields.Char("Why it was corrected", tracking=True)

    @api.model_create_multi
    def create(self, vals_list):
        return super().create(
            [{**vals, "month": self._first_day(vals.get("month"))} for vals in vals_list]
        )

    @api.model
    def _first_day(self, day):
        """Whoever keys a day of the month means the month."""
        day = fields.Date.to_date(day)
        return day and day.replace(day=1)

    def write(self, vals):
        frozen = FROZEN & vals.keys()
        if frozen and self.filtered(lambda state: state.state == "validated"):
            raise UserError(
                self.env._(
                    "A validated state does not change: press “Correct”, say why, then "
                    "change it and validate it again."
                )
            )
        by_hand = {"hours_paid", "hours_support", "gross"} & vals.keys()
        if by_hand and not self.env.context.get("insertion_preparing"):
            vals = {**vals, "is_edited": True}
        if vals.get("month"):
            vals = {**vals, "month": self._first_day(vals["month"])}
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_validated(self):
        if self.filtered(lambda state: state.state == "validated"):
            raise UserError(
                self.env._("A validated state is kept: press “Correct” to change it.")
            )

    def action_validate(self):
        """The hours and pay are those of the payslips: the aid counts them.

        :raises ValidationError: names who has what wrong.
        """
        todo = self.filtered(lambda state: state.state == "draft")
        todo._check_ready()
        todo.write({"state": "validated"})
        todo.annex_id._refresh_schedule()
        return True

    def _check_ready(self):
        told = []
        for state in self:
            if not state.annex_id:
                told.append(
                    self.env._(
                        "%s: no annexe financière covers this month.", state.display_name
                    )
                )
            if state.problems:
                told.append(f"{state.display_name}: {state.problems}")
        if told:
            raise UserError("\n\n".join(told[:10]))

    def action_correct(self):
        """Open a validated state again, under a new revision."""
        for state in self.filtered(lambda one: one.state == "validated"):
            state.write({"state": "draft", "revision": state.revision + 1})
            state.is_edited = True
        self.annex_id._refresh_schedule()
        return True
