"""Invoices go to the members: by mail, or printed for those who have none."""

from odoo import api, fields, models
from odoo.exceptions import UserError

#: Invoices printed and sent per transaction: one call of the PDF program.
CHUNK = 20


class InvoiceSending(models.Model):
    """Invoices that are sent or printed together (R91).

    Each invoice is in one sending at most, and leaves it once: the mail is handed over
    to the mail queue in the transaction that notes it as sent. What is stopped or killed
    is finished by the next run.
    """

    _name = "cocagne.invoice.sending"
    _description = "Sending of invoices"
    _inherit = ["cocagne.progress.mixin", "cocagne.of.garden"]
    _order = "id desc"
    _check_company_auto = True

    name = fields.Char(required=True, default=lambda self: self._default_name())
    state = fields.Selection(
        [
            ("draft", "To send"),
            ("running", "Being sent"),
            ("stopped", "Stopped"),
            ("done", "Sent"),
        ],
    )
    refusals = fields.Text("Could not be sent")
    billing_run_id = fields.Many2one(
        "cocagne.billing.run",
        "Month",
        readonly=True,
        check_company=True,
        ondelete="restrict",
        index="btree_not_null",
    )
    line_ids = fields.One2many("cocagne.invoice.sending.line", "sending_id", "Invoices")
    waiting_count = fields.Integer("To send", compute="_compute_counts")
    sent_count = fields.Integer("Sent by mail", compute="_compute_counts")
    print_count = fields.Integer("To print", compute="_compute_counts")
    printed_count = fields.Integer("Printed", compute="_compute_counts")
    failed_count = fields.Integer("Failed", compute="_compute_counts")
    invoice_count = fields.Integer("Invoices in all", compute="_compute_counts")

    _month_once = models.UniqueIndex(
        "(billing_run_id) WHERE billing_run_id IS NOT NULL",
        "The invoices of this month are already being sent: open that sending.",
    )

    @api.model
    def _default_name(self):
        today = fields.Date.context_today(self)
        return self.env._("Invoices of %s", today.strftime("%d/%m/%Y"))

    @api.depends("line_ids.state")
    def _compute_counts(self):
        groups = self.env["cocagne.invoice.sending.line"]._read_group(
            [("sending_id", "in", self.ids)], ["sending_id", "state"], ["__count"]
        )
        found = {(sending, state): count for sending, state, count in groups}
        fields_of = {
            "waiting": "waiting_count",
            "sent": "sent_count",
            "to_print": "print_count",
            "printed": "printed_count",
            "failed": "failed_count",
        }
        for sending in self:
            counts = {
                name: found.get((sending._origin, state), 0)
                for state, name in fields_of.items()
            }
            sending.update({**counts, "invoice_count": sum(counts.values())})

    @api.depends("line_ids.state")
    def _compute_progress(self):
        return super()._compute_progress()

    def _count_progress(self):
        done = self.sent_count + self.print_count + self.printed_count
        return done, self.waiting_count + self.failed_count

    def _progress_words(self, done, total):
        """For example "312 of 850 sent, 40 to print, 2 failed, about 3 minutes left"."""
        words = [
            self.env._("%(sent)s of %(total)s sent", sent=self.sent_count, total=total)
        ]
        if self.print_count:
            words.append(self.env._("%s to print", self.print_count))
        if self.printed_count:
            words.append(self.env._("%s printed", self.printed_count))
        if self.failed_count:
            words.append(self.env._("%s failed", self.failed_count))
        return self._add_time_left(", ".join(words), done, total)

    # -- which invoices ----------------------------------------------------------------

    def _collect(self, moves):
        """Add invoices that wait to be sent.

        Drafts, credit notes apart, and invoices that were sent in another way are left
        out; so are those that are in a sending already.
        """
        self.ensure_one()
        posted = moves.filtered(
            lambda move: (
                move.state == "posted"
                and move.is_sale_document()
                and not move.is_move_sent
                and move.company_id == self.company_id
            )
        )
        lines = self.env["cocagne.invoice.sending.line"]
        # sudo: an invoice may be in a sending of a garden that the user does not see
        known = lines.sudo().search([("move_id", "in", posted.ids)]).move_id
        fresh = posted.filtered(lambda move: move not in known)
        return lines.create(
            [{"sending_id": self.id, "move_id": move.id} for move in fresh]
        )

    # -- running -----------------------------------------------------------------------

    def _check_start(self):
        if not self.waiting_count:
            raise UserError(
                self.env._(
                    "%s: every invoice is sent or ready to print.", self.display_name
                )
            )

    def _chunk_length(self):
        return CHUNK

    def _waiting(self, after=0):
        domain = [
            ("sending_id", "=", self.id),
            ("state", "=", "waiting"),
            ("id", ">", after),
        ]
        return list(self.env["cocagne.invoice.sending.line"].search(domain, order="id"))

    def _nothing(self):
        return self.env["cocagne.invoice.sending.line"]

    def _name_of(self, line):
        return f"{line.move_id.name} {line.partner_id.display_name}"

    def _do(self, lines):
        return self._nothing().union(*lines)._send()

    def _try(self, things):
        """What is refused is noted on its line too, and tried again on demand."""
        made, errors = super()._try(things)
        if len(things) == 1 and errors:
            things[0].write({"state": "failed", "why": next(iter(errors.values()))})
        return made, errors

    def _note(self, errors):
        """The lines tell what failed: one list is enough."""

    # -- buttons -----------------------------------------------------------------------

    def action_retry(self):
        """Send again what failed, once the address is corrected."""
        self.ensure_one()
        self.check_access("write")
        failed = self.line_ids.filtered(lambda line: line.state == "failed")
        failed.write({"state": "waiting", "why": False})
        return self.action_run()

    def action_view_failed(self):
        self._read_failures()
        return self._view_lines([("state", "=", "failed")])

    def action_view_to_print(self):
        return self._view_lines([("state", "in", ("to_print", "printed"))])

    def action_view_sent(self):
        return self._view_lines([("state", "=", "sent")])

    def action_view_all(self):
        return self._view_lines([])

    def _view_lines(self, domain):
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cocagne_jardin.action_invoice_sending_lines"
        )
        return action | {"domain": [("sending_id", "=", self.id), *domain]}
