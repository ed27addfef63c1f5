from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL

#: Papers of Odoo and OCA that a garden uses, beside those of our own addons.
BORROWED = [
    "account.account_invoices",
    "account.action_report_payment_receipt",
    "account_payment_sepa_direct_debit.report_sepa_direct_debit_mandate",
    "sale.action_report_saleorder",
    "stock.action_report_delivery",
]


class Document(models.Model):
    """All that the garden prints or writes: papers and automatic mails (R98).

    A row is a report or a scenario; nothing is stored here. The words of a mail are
    changed in ``cocagne.mail.setting``; the papers take theirs from the garden's
    profile.
    """

    _name = "cocagne.document"
    _description = "Paper or mail of the garden"
    _auto = False
    _log_access = False
    _order = "kind, sequence, id"

    kind = fields.Selection([("mail", "Mail"), ("paper", "Paper")], readonly=True)
    sequence = fields.Integer(readonly=True)
    report_id = fields.Many2one("ir.actions.report", "Paper", readonly=True)
    scenario_id = fields.Many2one(
        "cocagne.mail.scenario", "Automatic mail", readonly=True
    )
    name = fields.Char(compute="_compute_words")
    purpose = fields.Char("Use", compute="_compute_words")
    is_on = fields.Boolean("Sent", compute="_compute_setting")
    is_custom = fields.Boolean("Own text", compute="_compute_setting")

    @property
    def _table_query(self):
        return SQL(
            """
            SELECT report.id * 2 AS id, 'paper' AS kind, 0 AS sequence,
                   report.id AS report_id, NULL::int AS scenario_id
              FROM ir_act_report_xml report
              JOIN ir_model_data data
                ON data.model = 'ir.actions.report' AND data.res_id = report.id
             WHERE data.module LIKE 'cocagne\\_%%'
                OR data.module || '.' || data.name = ANY(%(borrowed)s)
             UNION ALL
            SELECT scenario.id * 2 + 1, 'mail', scenario.sequence, NULL, scenario.id
              FROM cocagne_mail_scenario scenario
             WHERE scenario.active
            """,
            borrowed=BORROWED,
        )

    @api.depends("report_id", "scenario_id")
    def _compute_words(self):
        for document in self:
            # sudo: the names of reports are no secret
            report = document.report_id.sudo()
            document.name = report.name or document.scenario_id.name
            about = report and self.env["ir.model"].sudo()._get(report.model).name
            document.purpose = document.scenario_id.purpose or about or ""

    @api.depends_context("company")
    @api.depends("scenario_id")
    def _compute_setting(self):
        settings = self.env["cocagne.mail.setting"].search(
            [("company_id", "=", self.env.company.id)]
        )
        known = {setting.scenario_id: setting for setting in settings}
        for document in self:
            setting = known.get(document.scenario_id)
            default = document.scenario_id.default_on
            document.is_on = setting.is_on if setting else default
            document.is_custom = bool(setting and setting.is_custom)

    @api.model
    def action_open(self):
        """Open the papers and mails of the current garden, all of them listed."""
        self.env["cocagne.mail.setting"]._complete(self.env.company)
        return self.env["ir.actions.act_window"]._for_xml_id(
            "cocagne_jardin.action_documents"
        )

    def _setting(self):
        return self.env["cocagne.mail.setting"].search(
            [
                ("company_id", "=", self.env.company.id),
                ("scenario_id", "=", self.scenario_id.id),
            ]
        )

    def action_preview(self):
        """Show the paper, or the mail, with real data of the garden.

        :raise UserError: when the garden has nothing yet to show it on.
        """
        self.ensure_one()
        if self.scenario_id:
            return self.action_change()
        example = self._example()
        if not example:
            raise UserError(
                self.env._(
                    "Nothing in the garden to show %s on yet: it needs at least one "
                    "record of its kind.",
                    self.name,
                )
            )
        return self.report_id.report_action(example, config=False)

    def _example(self):
        """The latest record of the garden that the paper could be about."""
        # sudo: only the model's name is read
        report = self.report_id.sudo()
        records = self.env[report.model]
        domain = []
        if "company_id" in records:
            domain.append(("company_id", "=", self.env.company.id))
        if report.model == "account.move":
            domain += [("move_type", "=", "out_invoice"), ("state", "=", "posted")]
        if report.model == "cocagne.delivery":
            domain.append(("basket_ids", "!=", False))
        return records.search(domain, order="id desc", limit=1)

    def action_change(self):
        """Open the text of the mail, to change it and see it."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.name,
            "res_model": "cocagne.mail.setting",
            "res_id": self._setting().id,
            "views": [(False, "form")],
        }

    def action_archive_list(self):
        """Open what was kept of this paper or mail."""
        self.ensure_one()
        if self.scenario_id:
            return self._setting().action_view_sent()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Kept: %s", self.name),
            "res_model": "ir.attachment",
            "views": [(False, "list"), (False, "form")],
            "domain": [
                ("res_model", "=", self.report_id.sudo().model),
                ("mimetype", "=", "application/pdf"),
                ("company_id", "in", [False, self.env.company.id]),
            ],
            "context": {"create": False},
        }
