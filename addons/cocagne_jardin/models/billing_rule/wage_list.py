"""The baskets of the staff that are deducted from wages, month by month (R26)."""

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Command, Domain

from ..billing.billing import month_end, month_start


class WageList(models.Model):
    """What the payroll deducts for one month; the invoices are paid by it."""

    _name = "cocagne.wage.list"
    _description = "List for the payroll"
    _inherit = "cocagne.money.of.garden"
    _order = "month desc, id desc"
    _check_company_auto = True

    month = fields.Date(
        required=True, default=lambda self: month_start(self._last_month())
    )
    state = fields.Selection(
        [("draft", "To check"), ("done", "Given to the payroll")],
        default="draft",
        required=True,
        readonly=True,
        copy=False,
    )
    line_ids = fields.One2many("cocagne.wage.line", "list_id", "People")
    move_id = fields.Many2one(
        "account.move", "Journal entry", readonly=True, copy=False, check_company=True
    )
    total = fields.Monetary(compute="_compute_total")
    people_count = fields.Integer("People to deduct from", compute="_compute_total")
    missing_count = fields.Integer("Without authorisation", compute="_compute_total")

    _month_once = models.UniqueIndex(
        "(company_id, month)", "The list of this month exists already: open it."
    )

    @api.model
    def _last_month(self):
        return fields.Date.start_of(fields.Date.context_today(self), "month")

    @api.depends("month")
    def _compute_display_name(self):
        engine = self.env["cocagne.billing"]
        for item in self:
            name = engine._format_day(item.month, "yMMMM") if item.month else ""
            item.display_name = name.capitalize()

    @api.depends("line_ids.amount", "line_ids.has_authorisation")
    def _compute_total(self):
        for item in self:
            agreed = item.line_ids.filtered("has_authorisation")
            item.total = sum(agreed.mapped("amount"))
            item.people_count = len(agreed)
            item.missing_count = len(item.line_ids - agreed)

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            if vals.get("month"):
                vals["month"] = month_start(fields.Date.to_date(vals["month"]))
        lists = super().create(vals_list)
        lists._fill()
        return lists

    def write(self, vals):
        if {"month", "company_id"} & vals.keys():
            raise ValidationError(
                self.env._("A list keeps its month: delete it and make another one.")
            )
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_done(self):
        if "done" in self.mapped("state"):
            raise UserError(
                self.env._("This list was given to the payroll: take it back first.")
            )

    # -- who, how many, how much --------------------------------------------------------

    def _invoice_domain(self):
        """Posted invoices, not paid, of subscriptions deducted from wages.

        What an earlier month left, for want of an authorisation, is asked again.
        """
        self.ensure_one()
        orders = self.env["sale.order"]._search(
            [("company_id", "=", self.company_id.id), ("payment_mode", "=", "wages")]
        )
        return (
            Domain("company_id", "=", self.company_id.id)
            & Domain("move_type", "in", ("out_invoice", "out_refund"))
            & Domain("state", "=", "posted")
            & Domain("payment_state", "in", ("not_paid", "partial"))
            & Domain("invoice_date", "<=", month_end(self.month))
            & Domain("invoice_line_ids.sale_line_ids.order_id", "in", orders)
        )

    def action_fill(self):
        """Read the invoices again: somebody was billed or paid since."""
        self._check_draft()
        self._fill()
        return True

    def _fill(self):
        for item in self:
            invoices = self.env["account.move"].search(item._invoice_domain())
            item.line_ids = [
                Command.clear(),
                *(
                    Command.create(item._prepare_line(person, moves))
                    for person, moves in invoices.grouped(
                        "commercial_partner_id"
                    ).items()
                ),
            ]

    def _prepare_line(self, person, moves):
        """One person: the baskets that count, those announced absent, the amount."""
        # sudo: baskets are read whole, the accountant sees some of their fields only
        lines = moves.invoice_line_ids.sudo()
        absent = self.env["cocagne.basket"].search(
            Domain("company_id", "=", self.company_id.id)
            & Domain("partner_id.commercial_partner_id", "=", person.id)
            & Domain("state", "=", "cancelled")
            & Domain("date", ">=", self.month)
            & Domain("date", "<=", month_end(self.month))
        )
        owed = [
            move.amount_residual * (-1 if move.move_type == "out_refund" else 1)
            for move in moves
        ]
        return {
            "partner_id": person.id,
            "move_ids": [Command.set(moves.ids)],
            "baskets": self._count_baskets(lines),
            "absences": sum(absent.mapped("quantity")),
            "amount": self.currency_id.round(sum(owed)),
        }

    @api.model
    def _count_baskets(self, lines):
        """Baskets of invoice lines: those delivered, or those paid in advance."""
        ahead = lines.filtered(lambda line: line.basket_billing and line.sale_line_ids)
        units = sum(
            line.quantity * (-1 if line.move_type == "out_refund" else 1)
            for line in ahead
            if line.sale_line_ids.product_id.is_basket
        )
        return int(units) + sum(lines.basket_ids.mapped("quantity"))

    # -- the accounts --------------------------------------------------------------------

    def _check_draft(self):
        self.check_access("write")
        if "done" in self.mapped("state"):
            raise UserError(
                self.env._("This list was given to the payroll already: open it.")
            )

    def action_confirm(self):
        """The payroll deducts it: the invoices are paid by a journal entry.

        :raises UserError: nobody to deduct from, or the amounts changed since.
        """
        self._check_draft()
        for item in self:
            item._lock()
            agreed = item.line_ids.filtered(
                lambda line: line.has_authorisation and line.amount > 0
            )
            if not agreed:
                raise UserError(
                    self.env._(
                        "%s: nobody with an authorisation has anything to deduct. "
                        "Write the day of the authorisation on the card of the person.",
                        item.display_name,
                    )
                )
            agreed._check_amounts()
            move = self.env["account.move"].create(item._prepare_entry(agreed))
            move.action_post()
            agreed._match(move)
            item.write({"move_id": move.id, "state": "done"})
        return True

    def _lock(self):
        """One person confirms a list at a time."""
        if not self.try_lock_for_update():
            raise UserError(
                self.env._("Somebody else is confirming this list at this moment.")
            )

    def _prepare_entry(self, lines):
        """Less is owed to the staff, and they owe nothing any more."""
        self.ensure_one()
        name = self.env._("Baskets deducted from wages, %s", self.display_name)
        total = sum(lines.mapped("amount"))
        return {
            "move_type": "entry",
            "company_id": self.company_id.id,
            "journal_id": self.company_id._wages_journal().id,
            "date": min(month_end(self.month), fields.Date.context_today(self)),
            "ref": name,
            "line_ids": [
                Command.create(
                    {
                        "account_id": self.company_id._wages_account().id,
                        "name": name,
                        "debit": self.currency_id.round(total),
                    }
                ),
                *(Command.create(line._prepare_item(name)) for line in lines),
            ],
        }

    def action_take_back(self):
        """The payroll did not deduct it after all: the invoices are to pay again."""
        self.check_access("write")
        for item in self.filtered(lambda item: item.state == "done"):
            item.move_id.line_ids.remove_move_reconcile()
            item.move_id._reverse_moves(
                [{"date": fields.Date.context_today(self)}], cancel=True
            )
            item.write({"move_id": False, "state": "draft"})
            item._fill()
        return True

    def action_print(self):
        """The list on paper, for the payroll."""
        return self.env.ref("cocagne_jardin.action_report_wage_list").report_action(
            self, config=False
        )

    def action_xlsx(self):
        """The list as a spreadsheet, for the payroll."""
        return self.env.ref("cocagne_jardin.action_report_wage_xlsx").report_action(
            self, config=False
        )
