"""Bill a client now: a person, a period, some products, without waiting (R91)."""

from odoo import Command, api, fields, models
from odoo.exceptions import UserError


class BillNow(models.TransientModel):
    """What is billed here is no longer billed with the month."""

    _name = "cocagne.bill.now"
    _description = "Bill a client now"

    company_id = fields.Many2one(
        "res.company", "Garden", required=True, default=lambda self: self.env.company
    )
    currency_id = fields.Many2one(related="company_id.currency_id")
    partner_ids = fields.Many2many(
        "res.partner",
        string="Clients",
        domain=[("cocagne_client", "=", True)],
        help="One or several: each gets an invoice.",
    )
    date_from = fields.Date("Delivered from", help="Empty: all that waits.")
    date_to = fields.Date(
        "Delivered until", required=True, default=fields.Date.context_today
    )
    product_ids = fields.Many2many(
        "product.product",
        string="Only these products",
        domain=["|", ("is_basket", "=", True), ("is_retail", "=", True)],
        help="Empty: everything.",
    )
    line_ids = fields.One2many(
        "cocagne.bill.now.line", "wizard_id", "To bill", compute="_compute_lines"
    )
    total = fields.Monetary(compute="_compute_lines")
    invoice_count = fields.Integer("Invoices", compute="_compute_lines")

    @api.model
    def default_get(self, names):
        """Opened from a client, or from several that are ticked."""
        values = super().default_get(names)
        if self.env.context.get("active_model") == "res.partner":
            ids = self.env.context.get("active_ids", [])
            values["partner_ids"] = [Command.set(ids)]
        return values

    @api.depends("partner_ids", "date_from", "date_to", "product_ids", "company_id")
    def _compute_lines(self):
        for wizard in self:
            rows = wizard._foreseen() if wizard._is_ready() else []
            wizard.line_ids = [Command.clear()] + [
                Command.create(vals) for row in rows for vals in wizard._lines_of(row)
            ]
            wizard.total = sum(row[4] for row in rows)
            wizard.invoice_count = len(rows)

    def _is_ready(self):
        return bool(self.partner_ids and self.date_to and self.company_id)

    def _engine(self):
        only = {
            "partner_ids": self._payers().ids,
            "date_from": self.date_from,
            "date_to": self.date_to,
            "product_ids": self.product_ids._origin.ids,
        }
        return self.env["cocagne.billing"].with_context(billing_only=only)

    def _payers(self):
        """The clients, and the invoice addresses of their subscriptions."""
        clients = self.partner_ids._origin
        orders = self.env["sale.order"].search(
            [
                ("company_id", "=", self.company_id.id),
                ("partner_id", "in", clients.ids),
                ("state", "=", "sale"),
            ]
        )
        return clients | orders.partner_invoice_id

    def _foreseen(self):
        """What would be billed; the month is that of the last day."""
        runs = self.env["cocagne.billing.run"]
        draft = runs.new({"company_id": self.company_id.id, "month": self.date_to})
        wanted = self._payers()
        # a rule that adds to the month may know nothing of this choice
        return [row for row in self._engine()._foresee(draft) if row[0] in wanted]

    def _lines_of(self, row):
        payer, _baskets, vals, _untaxed, _total = row
        engine = self.env["cocagne.billing"]
        return [
            {
                "partner_id": payer.id,
                "name": line["name"],
                "quantity": line["quantity"],
                "amount": engine._foreseen_sums(
                    vals | {"invoice_line_ids": [Command.create(line)]}
                )[1],
            }
            for line in engine._foreseen_lines(vals)
        ]

    def action_bill(self):
        """Make and post the invoices, and open them."""
        self.ensure_one()
        today = fields.Date.context_today(self)
        if self.date_from and self.date_from > self.date_to:
            raise UserError(self.env._("The period ends before it begins."))
        if self.date_to > today:
            raise UserError(
                self.env._(
                    "Only what is delivered is billed: choose a day until today."
                )
            )
        run = self.env["cocagne.billing.run"]._get_run(self.company_id, self.date_to)
        engine = self._engine()
        wanted = self._payers()
        payers = engine._payers(run.company_id, run.month)
        orders = self.env["sale.order"].union(
            *(found for payer, found in payers.items() if payer in wanted)
        )
        moves = engine._bill_orders(run, orders) if orders else self._nothing()
        if not moves:
            raise UserError(
                self.env._(
                    "Nothing to bill: nothing was delivered in this period that is not "
                    "billed yet. Look at the baskets of the client."
                )
            )
        return self._open(moves)

    def _nothing(self):
        return self.env["account.move"]

    def _open(self, moves):
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "account.action_move_out_invoice_type"
        )
        if len(moves) == 1:
            action |= {"res_id": moves.id, "views": [(False, "form")]}
        return action | {"domain": [("id", "in", moves.ids)], "context": {}}


class BillNowLine(models.TransientModel):
    """A line of an invoice to come."""

    _name = "cocagne.bill.now.line"
    _description = "Line to bill now"

    wizard_id = fields.Many2one("cocagne.bill.now", required=True, ondelete="cascade")
    currency_id = fields.Many2one(related="wizard_id.currency_id")
    partner_id = fields.Many2one("res.partner", "Payer")
    name = fields.Char("What")
    quantity = fields.Float("Units", digits="Product Unit")
    amount = fields.Monetary("Amount, VAT included")
