from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.tools import format_date

WRITERS = "cocagne_jardin.group_insertion_adviser,cocagne_insertion.group_director"


class Dialogue(models.Model):
    """The figures and the annual report for the dialogue de gestion with the State.

    Instruction DGEFP 2014-2, R.5132-29. The figures are kept as they were computed, so
    that what was told stays when names are erased; who may see people opens them anew.
    """

    _name = "cocagne.dialogue"
    _description = "Dialogue de gestion"
    _inherit = ["mail.thread", "cocagne.of.garden"]
    _order = "date_from desc, id desc"
    _check_company_auto = True

    name = fields.Char(compute="_compute_name", store=True)
    annex_id = fields.Many2one(
        "cocagne.annex",
        "Annexe financière",
        check_company=True,
        help="Its days, its hours and its planned rates. Empty: all that the garden did.",
    )
    date_from = fields.Date(
        "From",
        required=True,
        compute="_compute_period",
        store=True,
        readonly=False,
        precompute=True,
    )
    date_to = fields.Date(
        "To",
        required=True,
        compute="_compute_period",
        store=True,
        readonly=False,
        precompute=True,
    )
    computed_on = fields.Datetime("Figures of", readonly=True, copy=False)
    state = fields.Selection(
        [("draft", "Being written"), ("sent", "Sent")],
        default="draft",
        required=True,
        tracking=True,
        copy=False,
    )
    missing = fields.Text("What is missing", readonly=True, copy=False)
    line_ids = fields.One2many("cocagne.dialogue.line", "dialogue_id", "Figures")

    _period = models.Constraint(
        "CHECK (date_from <= date_to)", "The period ends after it begins."
    )

    @api.depends("annex_id", "date_from", "date_to")
    def _compute_name(self):
        for dialogue in self:
            annex = dialogue.annex_id.sudo()  # sudo: its number
            days = (dialogue.date_from, dialogue.date_to)
            period = " – ".join(format_date(self.env, day) for day in days if day)
            dialogue.name = annex.number or period

    @api.depends("annex_id")
    def _compute_period(self):
        """The days of the annex; without one, the last year that is over."""
        year = fields.Date.context_today(self).year - 1
        for dialogue in self:
            annex = dialogue.annex_id
            first, last = annex.date_start, annex.date_end
            new_year = fields.Date.to_date(f"{year}-01-01")
            dialogue.date_from = first or dialogue.date_from or new_year
            year_end = new_year.replace(month=12, day=31)
            dialogue.date_to = last or dialogue.date_to or year_end

    @api.constrains("annex_id", "date_from", "date_to")
    def _check_period(self):
        for dialogue in self:
            annex = dialogue.annex_id.sudo()  # sudo: its days
            if annex and (
                dialogue.date_from < annex.date_start
                or dialogue.date_to > annex.date_end
            ):
                raise ValidationError(
                    self.env._("The period is not within the annex: correct its days.")
                )
            if (dialogue.date_to - dialogue.date_from).days > 366:
                raise ValidationError(
                    self.env._("The table is of a year at most: make one a year.")
                )

    @api.model_create_multi
    def create(self, vals_list):
        dialogues = super().create(vals_list)
        dialogues.action_compute()
        return dialogues

    def action_compute(self):
        """Count everything again, while it is being written.

        :raises UserError: when it was sent: its figures are those that were told.
        """
        self.check_access("write")
        for dialogue in self:
            if dialogue.state == "sent":
                raise UserError(
                    self.env._("These figures were sent. Press Correct to count again.")
                )
            dialogue._compute_figures()
        return True

    def _compute_figures(self):
        figures = self._figures()
        # sudo: the lines are written by the computation alone
        lines = self.env["cocagne.dialogue.line"].sudo()
        lines.search([("dialogue_id", "=", self.id)]).unlink()
        lines.create(
            [
                {"dialogue_id": self.id, "sequence": rank, **figure._values()}
                for rank, figure in enumerate(figures)
            ]
        )
        self.write(
            {
                "computed_on": fields.Datetime.now(),
                "missing": "\n".join(self._missing_words()) or False,
            }
        )

    def action_send(self):
        """The report went to the DREETS: its figures stay as they are."""
        self.write({"state": "sent"})
        return True

    def action_correct(self):
        self.write({"state": "draft"})
        return True

    def _value(self, section, row="", column=""):
        """A figure that was computed; 0 when it is not in the table."""
        self.ensure_one()
        for line in self.line_ids:
            if (line.section, line.row or "", line.column or "") == (
                section,
                row,
                column,
            ):
                return line.value
        return 0
