from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import format_date

DRAFT, DONE = "draft", "done"


class SupportReport(models.Model):
    """The report on the accompaniment at the end of a contract.

    It goes to the prescriber and France Travail, 30 days before the end of the contract
    at the latest: what the person did, learned and reached, and what comes next. Nothing
    confidential is in it: obstacles of health and justice are left out, notes too.
    """

    _name = "cocagne.support.report"
    _description = "End-of-contract report"
    _inherit = ["cocagne.of.pathway", "cocagne.next.step"]
    _order = "contract_end desc, id desc"
    _check_company_auto = True

    date = fields.Date(
        "Written on",
        required=True,
        default=lambda self: fields.Date.context_today(self),
    )
    contract_end = fields.Date(
        "End of the contract",
        compute="_compute_contract_end",
        store=True,
        readonly=False,
        required=True,
        precompute=True,
    )
    author_id = fields.Many2one(
        "res.users",
        "Adviser",
        required=True,
        check_company=True,
        default=lambda self: self.env.user,
    )
    state = fields.Selection(
        [(DRAFT, "Being written"), (DONE, "Report finished")],
        default=DRAFT,
        required=True,
        copy=False,
    )
    summary = fields.Text(
        "How the pathway went", help="No health, no justice: others read it."
    )
    proposal = fields.Selection(
        [
            ("renewal", "Renewal of the contract"),
            ("extension", "Prolongation of the PASS"),
            ("job", "A job was found"),
            ("training", "A training follows"),
            ("search", "Job search with France Travail"),
            ("other_siae", "Another employer of insertion"),
            ("other", "Another solution"),
        ],
        "What comes next",
    )
    advice = fields.Text("Advice for what comes next")
    person_agrees = fields.Boolean(
        "Read with the person", help="The person read it and signs it."
    )
    sent_on = fields.Date("Sent on", copy=False)
    sent_to = fields.Char("Sent to", help="Prescriber, France Travail…", copy=False)

    @api.depends("pathway_id")
    def _compute_contract_end(self):
        # sudo: the last day of the contract; some readers of the report see no contract
        ends = self.env["cocagne.support.task"].sudo()._contract_ends(self.pathway_id)
        for report in self:
            # sudo: compared with records that were read as superuser
            report.contract_end = (
                ends.get(report.pathway_id.sudo())
                or report.contract_end
                or fields.Date.context_today(report)
            )

    @api.depends("pathway_id.name", "contract_end")
    def _compute_display_name(self):
        for report in self:
            day = report.contract_end and format_date(self.env, report.contract_end)
            parts = (report.pathway_id.name, day)
            report.display_name = " – ".join(part for part in parts if part)

    def action_done(self):
        """:raise UserError: when it says nothing of the pathway or of what follows."""
        for report in self:
            if not (report.summary and report.proposal):
                raise UserError(
                    self.env._(
                        "%s: write how the pathway went, and choose what comes next.",
                        report.display_name,
                    )
                )
        self.write({"state": DONE})

    def action_correct(self):
        self.write({"state": DRAFT})

    def action_print(self):
        return self.env.ref(
            "cocagne_insertion.action_report_end_of_contract"
        ).report_action(self, config=False)

    def _next_steps(self):
        self.ensure_one()
        if self.state == DRAFT and not (self.summary and self.proposal):
            text = self.env._("Write how the pathway went and what comes next.")
            return [self._step("write", text, kind="wait")]
        if self.state == DRAFT:
            text = self.env._("Read it with the person, then finish it.")
            return [
                self._step("done", text, self.env._("Finish"), method="action_done")
            ]
        if not self.sent_on:
            text = self.env._("Print it, have it signed, then write when it was sent.")
            return [
                self._step("print", text, self.env._("Print"), method="action_print")
            ]
        return [self._step("sent", self.env._("Sent: all is done."))]
