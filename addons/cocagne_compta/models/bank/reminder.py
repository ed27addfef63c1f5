from markupsafe import Markup

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import format_date

LEVELS = [("1", "Gentle"), ("2", "Firm"), ("3", "Formal notice")]


class Reminder(models.Model):
    """One letter to a client about all that is late, in one of three tones (R97).

    It is prepared as a draft that can be read and left out, then sent. What a due was
    reminded of is kept: the same tone is never written twice for the same due.
    """

    _name = "cocagne.reminder"
    _description = "Reminder"
    _inherit = ["mail.thread"]
    _order = "state, level desc, amount desc, id"
    _rec_name = "partner_id"
    _check_company_auto = True

    partner_id = fields.Many2one(
        "res.partner", "Client", required=True, readonly=True, index=True
    )
    company_id = fields.Many2one("res.company", "Garden", required=True, readonly=True)
    currency_id = fields.Many2one(related="company_id.currency_id")
    level = fields.Selection(LEVELS, "Tone", required=True, readonly=True)
    state = fields.Selection(
        [("draft", "To send"), ("sent", "Sent"), ("cancelled", "Not sent")],
        default="draft",
        required=True,
        readonly=True,
        index=True,
    )
    date = fields.Date("Sent on", readonly=True)
    by_letter = fields.Boolean(
        readonly=True,
        help="No mail can be written, or it is a formal notice: print it and post it.",
    )
    due_ids = fields.One2many("cocagne.reminder.due", "reminder_id", readonly=True)
    amount = fields.Monetary(readonly=True, help="What is late in all.")
    advance = fields.Monetary("Paid in advance", readonly=True)
    days_late = fields.Integer(readonly=True, aggregator="max")
    email = fields.Char(related="partner_id.email")
    phone = fields.Char(related="partner_id.phone")
    dues_table = fields.Html(compute="_compute_dues_table", sanitize=False)

    @api.depends("due_ids.amount")
    @api.depends_context("lang")
    def _compute_dues_table(self):
        for reminder in self:
            rows = Markup().join(
                Markup('<tr><td>%s</td><td>%s</td><td align="right">%s</td></tr>')
                % (
                    due.label,
                    self.env._("due on %s", format_date(self.env, due.date_due)),
                    reminder.currency_id.format(due.amount),
                )
                for due in reminder.due_ids
            )
            advance = (
                Markup('<tr><td colspan="2">%s</td><td align="right">- %s</td></tr>')
                % (
                    self.env._("Paid in advance"),
                    reminder.currency_id.format(reminder.advance),
                )
                if reminder.advance
                else ""
            )
            reminder.dues_table = Markup(
                '<table class="table table-sm" cellpadding="4">%s%s</table>'
            ) % (rows, advance)

    # -- what people click ---------------------------------------------------------------

    def action_leave_out(self):
        """Not this time: the client is proposed again with the next preparation."""
        self._check_draft()
        self.state = "cancelled"

    def action_send(self):
        """Send these drafts: a mail to who has an address, letters to print."""
        self._check_draft()
        sent = self._send()
        letters = sent.filtered("by_letter")
        if letters:
            report = self.env.ref("cocagne_compta.action_report_reminder")
            return report.report_action(letters)
        return {"type": "ir.actions.client", "tag": "soft_reload"}

    def action_print(self):
        """The letters, as they are."""
        report = self.env.ref("cocagne_compta.action_report_reminder")
        return report.report_action(self)

    def _check_draft(self):
        done = self.filtered(lambda reminder: reminder.state != "draft")
        if done:
            raise UserError(
                self.env._(
                    "The reminder of %s was sent or left out already.",
                    done[0].partner_id.name,
                )
            )

    # -- sending -------------------------------------------------------------------------

    def _send(self):
        """Send what is still owed; what was paid since the preparation is left out.

        :return: the reminders that were sent.
        """
        today = fields.Date.context_today(self)
        self._refresh()
        todo = self.filtered(lambda reminder: reminder.state == "draft")
        todo.due_ids.filtered("is_new").is_sent = True
        todo.write({"state": "sent", "date": today})
        scenarios = self.env["cocagne.mail.scenario"]
        for code, reminders in todo.grouped(lambda r: r._scenario_code()).items():
            written = scenarios._send(code, reminders)
            mailed = set(
                written.filtered(lambda row: row.state == "queued").mapped("res_id")
            )
            for reminder in reminders:
                formal = reminder.level == "3"
                reminder.by_letter = formal or reminder.id not in mailed
        todo._log()
        return todo

    def _scenario_code(self):
        """The automatic mail whose words this reminder has."""
        self.ensure_one()
        return f"reminder_{self.level}"

    def _refresh(self):
        """What is left of each due; a reminder without anything late is dropped."""
        for reminder in self:
            gone = reminder.due_ids.filtered(lambda due: not due._is_open())
            gone.unlink()
            for due in reminder.due_ids:
                due.amount = due.item_id.amount_residual
            total = sum(reminder.due_ids.mapped("amount")) - reminder.advance
            reminder.amount = reminder.currency_id.round(total)
            if not reminder.due_ids.filtered("is_new") or reminder.amount <= 0:
                reminder.state = "cancelled"

    def _log(self):
        """Tell it on the card of each client, which depot volunteers read too: neither
        the tone nor the sum, that tell how much somebody pays."""
        for reminder in self:
            way = self.env._("letter") if reminder.by_letter else self.env._("mail")
            reminder.partner_id.message_post(
                body=self.env._(
                    "Reminder by %(way)s: %(dues)s",
                    way=way,
                    dues=", ".join(reminder.due_ids.mapped("label")),
                )
            )


class ReminderDue(models.Model):
    """A due in a reminder, with the tone that it reached."""

    _name = "cocagne.reminder.due"
    _description = "Due in a reminder"
    _order = "date_due, id"
    _check_company_auto = True

    reminder_id = fields.Many2one(
        "cocagne.reminder", required=True, ondelete="cascade", index=True, readonly=True
    )
    company_id = fields.Many2one(related="reminder_id.company_id", store=True)
    currency_id = fields.Many2one(related="company_id.currency_id")
    item_id = fields.Many2one(
        "account.move.line",
        "Due",
        required=True,
        ondelete="cascade",
        index=True,
        readonly=True,
    )
    label = fields.Char("What", readonly=True)
    date_due = fields.Date("Due on", readonly=True)
    amount = fields.Monetary("Left to pay", readonly=True)
    level = fields.Selection(LEVELS, "Tone", readonly=True)
    is_new = fields.Boolean(
        readonly=True, help="This tone is new for this due; else it is recalled only."
    )
    is_sent = fields.Boolean(readonly=True)

    _once = models.UniqueIndex(
        "(item_id, level) WHERE is_sent",
        "This due had a reminder in this tone already.",
    )

    def _is_open(self):
        # sudo: only whether the due is still open
        item = self.sudo().item_id
        return item.parent_state == "posted" and item.amount_residual > 0
