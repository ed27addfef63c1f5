from datetime import timedelta

from odoo import api, fields, models

from ..identity import pass_number
from ..law import eligibility
from ..law.pathway import waiting


class ArrivalPass(models.TransientModel):
    """Fifth screen: the PASS that the person has, or the one that is asked for."""

    _inherit = "cocagne.arrival"

    former_ids = fields.One2many(related="employee_id.pass_ids")
    has_pass = fields.Boolean(
        "The person already has a PASS",
        help="From another employer, or from a former time here: the diagnosis holds "
        "as long as it runs.",
    )
    pass_number = fields.Char("Number of the PASS", help="99999 26 12345")
    pass_start = fields.Date("First day of the PASS", default=fields.Date.context_today)
    told_end = fields.Date(
        "Last day told by the platform",
        help="Later than 730 days when it was suspended or prolonged elsewhere.",
    )
    computed_end = fields.Date("Last day of the PASS", compute="_compute_computed_end")
    pass_problem = fields.Text(compute="_compute_pass_problem")

    @api.depends("pass_start", "has_pass", "told_end")
    def _compute_computed_end(self):
        figures = self.env["cocagne.insertion.figure"]._figures()
        for arrival in self:
            start = arrival.pass_start
            days = start and figures.whole("pass_days", start)
            end = start and start + timedelta(days=days - 1)
            told = arrival.has_pass and arrival.told_end
            arrival.computed_end = max(end, told) if end and told else end

    @api.depends("pass_number", "pass_start", "made_by", "employee_id")
    def _compute_pass_problem(self):
        words = self.env["cocagne.law"]
        for arrival in self:
            told = [words._words(problem) for problem in arrival._pass_problems()]
            arrival.pass_problem = "\n\n".join(told)

    def _pass_problems(self):
        """A bad number, or a PASS that is there already or too early."""
        found = []
        if self.pass_number:
            found += pass_number.problems(self.pass_number)
        if self.pass_start and not (
            self.pathway_id.pass_id or self._running_pass(self.pass_start)
        ):
            former = [one._history() for one in self.employee_id.pass_ids]
            found += waiting.problems(
                self.pass_start,
                former,
                self.made_by == eligibility.PRESCRIBER,
                self.env["cocagne.insertion.figure"]._figures(),
            )
        return found

    def _running_pass(self, day):
        """The PASS of the person that the garden knows and that holds on a day."""
        return self.employee_id.pass_ids.filtered(
            lambda one: one.date_start <= day <= one.date_end
        )[:1]

    def _check_pass(self):
        self._want(pass_start=self.env._("On which day does the PASS begin?"))
        if self.has_pass and not self._running_pass(self.pass_start):
            self._want(
                pass_number=self.env._(
                    "Write the number of the PASS that the person has."
                )
            )

    def _save_pass(self):
        pathway = self.pathway_id
        held = pathway.pass_id or self._running_pass(self.pass_start)
        if not held:
            if not self.has_pass:
                pathway.diagnosis_id._check_complete(self.pass_start)
            held = self.env["cocagne.pass"].create(
                {
                    "employee_id": self.employee_id.id,
                    "company_id": self.company_id.id,
                    "number": self.pass_number,
                    "date_start": self.pass_start,
                    "by_prescriber": self.made_by == eligibility.PRESCRIBER,
                }
            )
        elif self.pass_number and self.pass_number != held.number:
            held.number = self.pass_number
        if self.has_pass and self.told_end:
            held._adopt_end(self.told_end)
        pathway.pass_id = held

    def _fill_pass(self):
        held = self.pathway_id.pass_id
        if held:
            self.write(
                {
                    "pass_number": held.number,
                    "pass_start": held.date_start,
                    "has_pass": bool(held.pushed_elsewhere),
                    "told_end": held.pushed_elsewhere and held.date_end,
                }
            )
