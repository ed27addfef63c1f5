"""The month of a garden as the accountant sees it: look, bill, follow."""

from odoo import api, fields, models
from odoo.exceptions import UserError

from ...tools import refresh_statistics
from .billing import CHUNK, month_start


class BillingRun(models.Model):
    """The billing of one month of one garden; it can be stopped and run again."""

    _name = "cocagne.billing.run"
    _description = "Month to bill"
    _inherit = ["cocagne.progress.mixin", "cocagne.money.of.garden"]
    _order = "month desc, id desc"
    _check_company_auto = True

    month = fields.Date(
        required=True,
        default=lambda self: month_start(self._today()),
        help="Any day of the month to bill.",
    )
    state = fields.Selection(
        [
            ("draft", "To bill"),
            ("running", "Being billed"),
            ("stopped", "Stopped"),
            ("done", "Billed"),
        ],
    )
    chunk_size = fields.Integer(
        "Members at a time",
        default=CHUNK,
        required=True,
        help="What is billed at a time is saved before the next members.",
    )
    refusals = fields.Text(
        "Could not be billed",
        help="Correct what is said here, then bill the month again.",
    )
    move_ids = fields.One2many("account.move", "billing_run_id", "Invoices")
    invoice_count = fields.Integer("Invoices made", compute="_compute_invoices")
    invoice_total = fields.Monetary("Total billed", compute="_compute_invoices")
    payer_count = fields.Integer("Members to bill", compute="_compute_payer_count")

    _month_once = models.UniqueIndex(
        "(company_id, month)",
        "This month is already in the list: open it and bill what is left.",
    )
    _chunk_size_positive = models.Constraint(
        "CHECK (chunk_size > 0)", "At least one member at a time."
    )

    @api.depends("month")
    def _compute_display_name(self):
        engine = self.env["cocagne.billing"]
        for run in self:
            name = engine._format_day(run.month, "yMMMM") if run.month else ""
            run.display_name = name.capitalize()

    @api.depends("move_ids.state", "move_ids.amount_total_signed")
    def _compute_invoices(self):
        found = {
            run: (count, total)
            for run, count, total in self.env["account.move"]._read_group(
                [("billing_run_id", "in", self.ids), ("state", "=", "posted")],
                ["billing_run_id"],
                ["__count", "amount_total_signed:sum"],
            )
        }
        for run in self:
            run.invoice_count, run.invoice_total = found.get(run._origin, (0, 0.0))

    @api.depends("company_id", "month", "invoice_count")
    def _compute_payer_count(self):
        engine = self.env["cocagne.billing"]
        for run in self:
            run.payer_count = 0
            if run.company_id and run.month:
                run.payer_count = len(engine._payers(run.company_id, run.month))

    @api.depends("invoice_count", "payer_count")
    def _compute_progress(self):
        return super()._compute_progress()

    def _count_progress(self):
        return self.invoice_count, self.payer_count

    @api.model_create_multi
    def create(self, vals_list):
        return super().create([self._with_first_day(vals) for vals in vals_list])

    def write(self, vals):
        if {"month", "company_id"} & vals.keys() and self.move_ids:
            raise UserError(
                self.env._("This month has invoices: it cannot become another one.")
            )
        return super().write(self._with_first_day(vals))

    @api.model
    def _with_first_day(self, vals):
        if not vals.get("month"):
            return vals
        return {**vals, "month": month_start(fields.Date.to_date(vals["month"]))}

    @api.ondelete(at_uninstall=False)
    def _unlink_except_billed(self):
        if self.move_ids:
            raise UserError(
                self.env._("This month has invoices: keep it, it tells who was billed.")
            )

    @api.model
    def _today(self):
        return fields.Date.context_today(self)

    @api.model
    def _get_run(self, company, month):
        """The run of a month, made at the first need."""
        first = month_start(month)
        domain = [("company_id", "=", company.id), ("month", "=", first)]
        return self.search(domain, limit=1) or self.create(
            {"company_id": company.id, "month": first}
        )

    # -- buttons -----------------------------------------------------------------------

    def action_preview(self):
        """Open the list of who will pay how much, with what looks odd."""
        self.ensure_one()
        rows = self.env["cocagne.billing.preview"]._fill(self)
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cocagne_jardin.action_billing_preview"
        )
        title = rows._summary(self)
        return action | {
            "name": title,
            "display_name": title,
            "domain": [("run_id", "=", self.id)],
            "context": {"preview_run_id": self.id},
        }

    def action_view_invoices(self):
        """Open the invoices of the month."""
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "account.action_move_out_invoice_type"
        )
        return action | {
            "domain": [("billing_run_id", "in", self.ids)],
            "context": {"default_move_type": "out_invoice", "create": False},
        }

    def action_invoices_xlsx(self):
        """The invoices of the month as a spreadsheet."""
        report = self.env.ref("cocagne_jardin.action_report_invoices_xlsx")
        return report.report_action(self.move_ids, config=False)

    # -- running -------------------------------------------------------------------------

    def _check_start(self):
        if self.month > self._today():
            raise UserError(
                self.env._(
                    "%s has not begun: nothing is delivered yet.", self.display_name
                )
            )

    def _chunk_length(self):
        return self.chunk_size

    def _waiting(self, after=0):
        """The payers to bill: one list of subscriptions each, in order of payer."""
        payers = self.env["cocagne.billing"]._payers(self.company_id, self.month)
        return [orders for payer, orders in payers.items() if payer.id > after]

    def _key(self, orders):
        return orders[0].partner_invoice_id.id

    def _name_of(self, orders):
        return orders[0].partner_invoice_id.display_name

    def _nothing(self):
        return self.env["account.move"]

    def _do(self, payers):
        """Bill a chunk of payers: a list of subscriptions each."""
        orders = self.env["sale.order"].union(*payers)
        return self.env["cocagne.billing"]._bill_orders(self, orders)

    def _after_first_chunk(self):
        refresh_statistics(self.env)
