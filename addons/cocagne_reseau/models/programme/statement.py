from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError


class ProgrammeStatement(models.Model):
    """What the funder is told of a period: euros, baskets, households by garden.

    The sum of the gardens' own statements, to the cent; small numbers of households are
    hidden, with what would give them back.
    """

    _name = "cocagne.programme.statement"
    _description = "Statement for a national funder"
    _inherit = ["mail.thread", "cocagne.next.step"]
    _order = "date_from desc, id desc"

    programme_id = fields.Many2one(
        "cocagne.programme", "Agreement", required=True, ondelete="restrict", index=True
    )
    company_id = fields.Many2one(
        related="programme_id.company_id", store=True, index=True
    )
    currency_id = fields.Many2one(related="programme_id.currency_id")
    partner_id = fields.Many2one(related="programme_id.partner_id")
    date_from = fields.Date("From", required=True)
    date_to = fields.Date("To", required=True)
    state = fields.Selection(
        [("draft", "To check"), ("sent", "Sent")],
        default="draft",
        required=True,
        readonly=True,
        copy=False,
        tracking=True,
    )
    line_ids = fields.One2many(
        "cocagne.programme.statement.line", "statement_id", "Gardens", readonly=True
    )
    amount = fields.Monetary(compute="_compute_totals", store=True)
    baskets = fields.Integer(compute="_compute_totals", store=True)
    households = fields.Char(readonly=True, help="Hidden where it is small.")
    gap = fields.Monetary(
        "Difference with the gardens",
        compute="_compute_gap",
        help="Statements that gardens sent and that are not among the claims.",
    )

    _dates_in_order = models.Constraint(
        "CHECK (date_from <= date_to)", "A statement ends after it begins."
    )

    @api.depends("line_ids.amount", "line_ids.baskets")
    def _compute_totals(self):
        for statement in self:
            statement.amount = sum(statement.line_ids.mapped("amount"))
            statement.baskets = sum(statement.line_ids.mapped("baskets"))

    @api.depends("programme_id", "date_from", "date_to")
    @api.depends_context("lang")
    def _compute_display_name(self):
        day = self.env["cocagne.billing"]._format_day
        for statement in self:
            name = statement.programme_id.name or ""
            if statement.date_from and statement.date_to:
                first = day(statement.date_from, "yMMMMd")
                last = day(statement.date_to, "yMMMMd")
                name = f"{name}, {first} – {last}"
            statement.display_name = name

    @api.constrains("programme_id", "date_from", "date_to")
    def _check_period(self):
        """Periods follow each other: no two statements can be subtracted."""
        for statement in self:
            programme = statement.programme_id
            if (
                statement.date_from < programme.date_from
                or statement.date_to > programme.date_to
            ):
                raise ValidationError(
                    self.env._("The statement goes beyond the dates of the agreement.")
                )
            other = self.search(
                [
                    ("programme_id", "=", programme.id),
                    ("id", "!=", statement.id),
                    ("date_from", "<=", statement.date_to),
                    ("date_to", ">=", statement.date_from),
                ],
                limit=1,
            )
            if other:
                raise ValidationError(
                    self.env._(
                        "%s tells some of these days already: begin after it. Small "
                        "numbers could be found by comparing both.",
                        other.display_name,
                    )
                )

    @api.model_create_multi
    def create(self, vals_list):
        statements = super().create(vals_list)
        statements._count()
        return statements

    def write(self, vals):
        if {"date_from", "date_to", "programme_id"} & vals.keys():
            self._check_draft()
            result = super().write(vals)
            self._count()
            return result
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_sent(self):
        self._check_draft()

    def _check_draft(self):
        for statement in self:
            if statement.state != "draft":
                raise UserError(
                    self.env._(
                        "%s was sent: it stays as it is.", statement.display_name
                    )
                )

    def action_refresh(self):
        """Take the statements of the gardens, and count again."""
        self.check_access("write")
        self._check_draft()
        self.env["cocagne.programme.claim"]._collect(self.programme_id)
        self._count()
        return True

    def action_send(self):
        """It is what the funder is told; it does not change any more."""
        self.check_access("write")
        self._check_draft()
        for statement in self:
            if not statement.line_ids:
                raise UserError(
                    self.env._("No garden has asked for anything in this period.")
                )
            if not statement.currency_id.is_zero(statement.gap):
                raise UserError(
                    self.env._(
                        "Gardens sent statements of %s more than what is told here: "
                        "count again first.",
                        statement.currency_id.format(statement.gap),
                    )
                )
        self.write({"state": "sent"})
        return True

    def action_print(self):
        """The paper for the funder."""
        return self.env.ref(
            "cocagne_reseau.action_report_programme_statement"
        ).report_action(self, config=False)

    def action_xlsx(self):
        """The spreadsheet for the funder."""
        return self.env.ref(
            "cocagne_reseau.action_report_programme_statement_xlsx"
        ).report_action(self, config=False)

    def _report_file_name(self):
        self.ensure_one()
        return f"decompte-{self.date_from:%Y%m}-{self.date_to:%Y%m}-{self.id}"

    def _new_step(self):
        text = self.env._(
            "Choose the agreement and the period, then save: it is counted from the "
            "claims of the gardens."
        )
        return self._step("new", text, kind="wait")

    def _next_steps(self):
        self.ensure_one()
        groups = ["cocagne_reseau.group_network_manager"]
        if self.state == "sent":
            return [self._step("sent", self.env._("The funder has it."))]
        if not self.currency_id.is_zero(self.gap):
            text = self.env._("Gardens have sent other statements since: count again.")
            return [
                self._step(
                    "count",
                    text,
                    self.env._("Count again"),
                    method="action_refresh",
                    groups=groups,
                )
            ]
        text = self.env._("It is the sum of the gardens' statements, to the cent.")
        return [
            self._step(
                "send",
                text,
                self.env._("Mark as sent"),
                method="action_send",
                groups=groups,
            )
        ]
