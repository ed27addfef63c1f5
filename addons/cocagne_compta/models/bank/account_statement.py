from decimal import Decimal

from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import format_date


class AccountStatement(models.TransientModel):
    """The account of a client over a period: what was billed and what was paid (R67).

    It is read from the receivable account, and its last line is the balance of the
    client's card.
    """

    _name = "cocagne.account.statement"
    _description = "Statement of a client"

    partner_id = fields.Many2one("res.partner", "Client", required=True, readonly=True)
    company_id = fields.Many2one(
        "res.company", required=True, readonly=True, default=lambda s: s.env.company
    )
    currency_id = fields.Many2one(related="company_id.currency_id")
    date_from = fields.Date("From", required=True)
    date_to = fields.Date("Until", required=True)
    body = fields.Html(compute="_compute_body", sanitize=False)

    @api.model
    def default_get(self, fields_list):
        """From the beginning of the last twelve months."""
        today = fields.Date.context_today(self)
        first = (today - relativedelta(months=11)).replace(day=1)
        return {
            **super().default_get(fields_list),
            "date_from": first,
            "date_to": today,
        }

    @api.depends("partner_id", "date_from", "date_to")
    def _compute_body(self):
        for statement in self:
            statement.body = self.env["ir.qweb"]._render(
                "cocagne_compta.account_statement_body",
                {"statement": statement._statement()},
            )

    @api.constrains("date_from", "date_to")
    def _check_period(self):
        for statement in self:
            if statement.date_from > statement.date_to:
                raise UserError(
                    self.env._("The period ends before it begins: change its days.")
                )

    def action_print(self):
        """The PDF for the member."""
        self.ensure_one()
        report = self.env.ref("cocagne_compta.action_report_account_statement")
        return report.report_action(self)

    # -- content -----------------------------------------------------------------------

    def _statement(self):
        """What the screen and the paper show; amounts are texts, dates are French."""
        self.ensure_one()
        self.partner_id.check_access("read")
        lines = self._account_lines()
        before = [line for line in lines if line.date < self.date_from]
        period = [line for line in lines if self.date_from <= line.date <= self.date_to]
        running = -sum(map(self._decimal, before), Decimal(0))
        opening, rows = running, []
        moves = {}
        for line in period:
            moves.setdefault(line.move_id, []).append(line)
        for move, parts in moves.items():
            amount = sum(map(self._decimal, parts), Decimal(0))
            running -= amount
            rows.append(self._row(move, amount, running))
        return {
            "partner": self.partner_id,
            "number": self.partner_id.member_number or "",
            "first": self._day(self.date_from),
            "last": self._day(self.date_to),
            "opening": self._money(opening),
            "rows": rows,
            "closing": self._money(running),
            "closing_says": self._says(running),
            "owes": running < 0,
            "debit": self._money(sum((r["owed"] for r in rows), Decimal(0))),
            "credit": self._money(sum((r["paid"] for r in rows), Decimal(0))),
            "dues": self._dues(lines),
        }

    def _account_lines(self):
        # sudo: the desk tells a member their account without reading the ledger
        lines = self.env["account.move.line"].sudo()
        return lines.search(
            [
                ("partner_id", "=", self.partner_id.commercial_partner_id.id),
                ("account_id.account_type", "=", "asset_receivable"),
                ("parent_state", "=", "posted"),
                ("company_id", "child_of", self.company_id.root_id.id),
                ("date", "<=", self.date_to),
            ],
            order="date, move_id, date_maturity, id",
        )

    @api.model
    def _decimal(self, line):
        return Decimal(str(round(line.balance, 2)))

    def _money(self, amount):
        return self.currency_id.format(float(amount))

    def _day(self, day):
        return format_date(self.env, day)

    def _says(self, balance):
        if balance < 0:
            return self.env._("You owe %s to the garden.", self._money(-balance))
        if balance > 0:
            return self.env._("You have %s in advance.", self._money(balance))
        return self.env._("Your account is settled.")

    def _row(self, move, amount, running):
        """One entry: invoices are named with what they bill, payments with their way."""
        return {
            "day": self._day(move.date),
            "label": self._label(move),
            "details": self._details(move),
            "owed": max(amount, Decimal(0)),
            "paid": max(-amount, Decimal(0)),
            "debit": self._money(amount) if amount > 0 else "",
            "credit": self._money(-amount) if amount < 0 else "",
            "balance": self._money(running),
            "kind": move.move_type,
        }

    def _label(self, move):
        payment = move.origin_payment_id
        if move.move_type == "out_invoice":
            return self.env._("Invoice %s", move.name)
        if move.move_type == "out_refund":
            return self.env._("Credit note %s", move.name)
        if payment:
            way = payment.way_id.name or payment.payment_method_line_id.name or ""
            text = (
                self.env._("Payment, %s", way)
                if payment.payment_type == "inbound"
                else self.env._("Refund, %s", way)
            )
            number = payment.cheque_number
            return (
                self.env._("%(text)s no. %(number)s", text=text, number=number)
                if (number)
                else text
            )
        if move.statement_line_id:
            received = move.statement_line_id.amount > 0
            return (
                self.env._("Transfer received")
                if received
                else self.env._("Transfer sent")
            )
        return move.ref or move.name

    def _may_tell_details(self):
        """Whether the user may see what each line of an invoice costs."""
        return True

    def _details(self, move):
        """What an invoice bills, each line with its amount: the sum can be traced."""
        if move.move_type not in ("out_invoice", "out_refund"):
            return []
        if not self._may_tell_details():
            return []
        return [
            {
                "name": (line.name or line.product_id.name or "").split("\n")[0],
                "quantity": f"{line.quantity:g}",
                "amount": self._money(line.price_total),
            }
            for line in move.invoice_line_ids
            if line.display_type == "product"
        ]

    def _dues(self, lines):
        """What is still to pay, due date after due date."""
        today = fields.Date.context_today(self)
        return [
            {
                "day": self._day(line.date_maturity or line.date),
                "label": self._label(line.move_id),
                "amount": self._money(line.amount_residual),
                "late": (line.date_maturity or line.date) < today,
            }
            for line in sorted(
                lines, key=lambda li: (li.date_maturity or li.date, li.id)
            )
            if line.amount_residual > 0
        ]


class ResPartner(models.Model):
    """The way from a client to their account."""

    _inherit = "res.partner"

    def action_account_statement(self):
        """The account of this client over a period."""
        self.ensure_one()
        statement = self.env["cocagne.account.statement"].create(
            {"partner_id": self.commercial_partner_id.id}
        )
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Account of %s", self.name),
            "res_model": statement._name,
            "res_id": statement.id,
            "view_mode": "form",
            "target": "new",
            "context": {"dialog_size": "extra-large"},
        }
