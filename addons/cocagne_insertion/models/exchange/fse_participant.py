from odoo import api, fields, models

from ...exchange import participants
from ...exchange.participants import Participant
from ...law import fse
from . import fse_codes
from .fiche import ADVISER


class FseParticipant(models.Model):
    """What the FSE+ asks about a person: at the entry, at the exit, six months later.

    Annex I of 2021/1057. Nobody must answer on health or origin. What is known of the
    pathway is proposed once; the adviser completes it with the person.
    """

    _name = "cocagne.fse.participant"
    _description = "FSE+ participant"
    _inherit = ["cocagne.of.garden"]
    _order = "entry, id"
    _rec_name = "code"
    _check_company_auto = True

    operation_id = fields.Many2one(
        "cocagne.fse.operation",
        required=True,
        check_company=True,
        index=True,
        ondelete="cascade",
    )
    pathway_id = fields.Many2one(
        "cocagne.pathway", "Person", required=True, check_company=True, index=True
    )
    code = fields.Char(
        compute="_compute_code", help="Goes into the file instead of the name."
    )
    entry = fields.Date(required=True)
    sex = fields.Selection(fse_codes.SEXES)
    labour = fields.Selection(fse_codes.LABOUR, "Before the entry", groups=ADVISER)
    isced = fields.Selection(fse_codes.ISCED, "Level of education", groups=ADVISER)
    resources = fields.Selection(fse_codes.RESOURCES, groups=ADVISER)
    disability = fields.Selection(fse_codes.ANSWERS, default="not_said", groups=ADVISER)
    third_country = fields.Selection(
        fse_codes.ANSWERS,
        "Nationality of a third country",
        default="not_said",
        groups=ADVISER,
    )
    foreign_background = fields.Selection(
        fse_codes.ANSWERS, "Foreign background", default="not_said", groups=ADVISER
    )
    minority = fields.Selection(fse_codes.ANSWERS, default="not_said", groups=ADVISER)
    homeless = fields.Selection(
        fse_codes.ANSWERS, "Without a home", default="not_said", groups=ADVISER
    )
    rural = fields.Selection(
        fse_codes.ANSWERS,
        "Lives in the countryside",
        default="not_said",
        groups=ADVISER,
    )
    exit = fields.Date()
    exit_situation = fields.Selection(fse_codes.SITUATIONS, "Situation at the exit")
    exit_contract = fields.Selection(fse_codes.CONTRACTS, "Contract at the exit")
    qualified = fields.Selection(fse_codes.YES_NO, "Gained a qualification")
    collected_on = fields.Date("Exit data collected on")
    result_day = fields.Date(
        "To be asked on",
        compute="_compute_result_day",
        help="Six months after the exit.",
    )
    result_situation = fields.Selection(
        fse_codes.SITUATIONS, "Situation six months later"
    )
    to_complete = fields.Text(
        "To complete", compute="_compute_to_complete", help="Up to today's moment."
    )

    _once = models.UniqueIndex(
        "(operation_id, pathway_id)", "This person is in the operation already."
    )
    _exit_after_entry = models.Constraint(
        "CHECK (exit IS NULL OR exit >= entry)", "Nobody leaves before the entry."
    )

    @api.depends("pathway_id")
    def _compute_code(self):
        for one in self:
            one.code = f"P{one.pathway_id.id:05}" if one.pathway_id.id else ""

    @api.depends("exit")
    def _compute_result_day(self):
        figures = self.env["cocagne.insertion.figure"]._figures()
        for one in self:
            one.result_day = one.exit and fse.result_day(one.exit, figures)

    @api.depends("entry", "exit", "exit_situation", "result_situation", "collected_on")
    @api.depends_context("lang")
    def _compute_to_complete(self):
        law = self.env["cocagne.law"]
        for one in self:
            found = one._problems(one._moment()) if one._origin else []
            one.to_complete = "\n".join(law._words(problem) for problem in found)

    def _moment(self):
        """The moment whose data are due today."""
        today = fields.Date.context_today(self)
        if self.exit and self.exit <= today:
            late = self.result_day and self.result_day <= today
            return participants.RESULT if late else participants.EXIT
        return participants.ENTRY

    def _problems(self, moment):
        """What is missing for a moment, a participation of a day, data that came late."""
        figures = self.env["cocagne.insertion.figure"]._figures()
        found = []
        for one in self:
            # sudo: that something is missing is no secret, what it says is
            missing = participants.problems([one.sudo()._participant()], moment)
            found += map(self._with_label, missing)
            if one.exit:
                stay = fse.Participation(
                    one.code, one.operation_id.name, one.entry, one.exit
                )
                found += fse.problems([stay])
            if one.exit and one.collected_on:
                found += fse.exit_problems(one.exit, one.collected_on, figures)
        return found

    def _with_label(self, problem):
        """A column of the file is told by the word that is on the screen."""
        column = problem.values.get("field")
        if column not in self._fields:
            return problem
        label = self._fields[column]._description_string(self.env)
        return problem._replace(values={**problem.values, "field": label})

    def _participant(self) -> Participant:
        """For ``exchange.participants``."""
        self.ensure_one()
        values = {
            name: self[name] or ""
            for name in participants.CODES
            if name in self._fields
        }
        return Participant(
            participant=self.code,
            operation=self.operation_id.number or self.operation_id.name,
            entry=self.entry,
            birth=self.pathway_id.employee_id.birthday or None,
            exit=self.exit or None,
            **values,
        )

    @api.model_create_multi
    def create(self, vals_list):
        return super().create([self._dated(vals) for vals in vals_list])

    def write(self, vals):
        return super().write(self._dated(vals))

    @api.model
    def _dated(self, vals):
        """Who fills in the exit collects its data today, unless told otherwise."""
        if vals.get("exit_situation") and "collected_on" not in vals:
            return {**vals, "collected_on": fields.Date.context_today(self)}
        return vals
