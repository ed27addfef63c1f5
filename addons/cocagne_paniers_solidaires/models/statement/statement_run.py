from odoo import api, fields, models

#: Agreements whose statements are made and saved at a time.
CHUNK = 20


class SolidarityStatementRun(models.Model):
    """Preparing the statements of all the agreements of a garden, in chunks.

    It can be stopped and run again: an agreement that has nothing left to state is no
    longer waiting.
    """

    _name = "cocagne.solidarity.statement.run"
    _description = "Preparation of statements"
    _inherit = ["cocagne.progress.mixin", "cocagne.money.of.garden"]
    _order = "date_to desc, id desc"
    _check_company_auto = True
    _of_house = True

    date_to = fields.Date(
        "Periods over on",
        required=True,
        default=lambda self: self.env["cocagne.solidarity.statement"]._yesterday(),
        help="Statements are made of the months, quarters, half-years and years that "
        "are over on this day.",
    )
    statement_ids = fields.One2many(
        "cocagne.solidarity.statement", "run_id", "Statements", readonly=True
    )
    statement_count = fields.Integer(compute="_compute_statement_count")
    refusals = fields.Text(help="Put right what is said here, then prepare again.")

    @api.depends("date_to")
    def _compute_display_name(self):
        for run in self:
            day = run.date_to
            words = self.env["cocagne.billing"]._format_day
            run.display_name = self.env._(
                "Statements until %s", words(day, "yMMMMd") if day else ""
            )

    @api.depends("statement_ids")
    def _compute_statement_count(self):
        for run in self:
            run.statement_count = len(run.statement_ids)

    @api.model
    def _get_run(self, company, day=None):
        """The preparation of a day, made at the first need."""
        day = day or self.env["cocagne.solidarity.statement"]._yesterday()
        domain = [("company_id", "=", company.id), ("date_to", "=", day)]
        return self.search(domain, limit=1) or self.create(
            {"company_id": company.id, "date_to": day}
        )

    # -- what the progress mixin asks ----------------------------------------------------

    def _waiting(self, after=0):
        statements = self.env["cocagne.solidarity.statement"]
        due = statements._agreements_due(self.company_id, self.date_to)
        return [agreement for agreement in due if agreement.id > after]

    def _do(self, things):
        agreements = self.env["cocagne.solidarity.agreement"].union(*things)
        made = self.env["cocagne.solidarity.statement"]._prepare_due(
            agreements, self.date_to
        )
        # sudo: what a run writes on statements nobody types
        made.sudo().run_id = self
        return made

    def _nothing(self):
        return self.env["cocagne.solidarity.statement"]

    def _chunk_length(self):
        return CHUNK

    def _count_progress(self):
        return len(self.statement_ids.agreement_id), len(self._waiting())

    # -- buttons and the job ---------------------------------------------------------------

    @api.model
    def action_prepare(self):
        """Prepare what is due in this garden; show the statements, or what is refused."""
        run = self._get_run(self.env.company.root_id)
        run.action_run()
        if run.refusals or run.state == "running":
            return {
                "type": "ir.actions.act_window",
                "name": run.display_name,
                "res_model": self._name,
                "res_id": run.id,
                "views": [(False, "form")],
            }
        return run.action_view_statements()

    def action_view_statements(self):
        action = self.env["ir.actions.actions"]._for_xml_id(
            "cocagne_paniers_solidaires.action_statements"
        )
        return {**action, "target": "main"}

    @api.model
    def _cron_prepare(self):
        """Each day: gardens where a period is over and not stated yet."""
        gardens = self.env["res.company"].search(
            [("is_garden", "=", True), ("parent_id", "=", False)]
        )
        statements = self.env["cocagne.solidarity.statement"]
        for garden in gardens:
            here = self.with_company(garden)
            if statements.with_company(garden)._agreements_due(garden):
                here._get_run(garden).action_run()


class SolidarityStatement(models.Model):
    _inherit = "cocagne.solidarity.statement"

    run_id = fields.Many2one(
        "cocagne.solidarity.statement.run",
        "Prepared by",
        readonly=True,
        copy=False,
        index="btree_not_null",
        check_company=True,
    )

    def action_prepare_all(self):
        """The button of the list: prepare what is due of all agreements."""
        return self.env["cocagne.solidarity.statement.run"].action_prepare()
