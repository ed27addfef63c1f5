from odoo import api, fields, models
from odoo.exceptions import UserError


class WageLine(models.Model):
    """What is deducted from the wages of one person."""

    _name = "cocagne.wage.line"
    _description = "Deduction from wages"
    _order = "partner_id, id"
    _check_company_auto = True

    list_id = fields.Many2one(
        "cocagne.wage.list", required=True, index=True, ondelete="cascade"
    )
    company_id = fields.Many2one(related="list_id.company_id", store=True)
    currency_id = fields.Many2one(related="list_id.currency_id")
    partner_id = fields.Many2one(
        "res.partner", "Person", required=True, ondelete="restrict", index=True
    )
    member_number = fields.Char(related="partner_id.member_number")
    staff_status_id = fields.Many2one(related="partner_id.staff_status_id")
    authorisation_date = fields.Date(
        related="partner_id.wage_authorisation_date", readonly=False
    )
    has_authorisation = fields.Boolean(compute="_compute_has_authorisation")
    move_ids = fields.Many2many("account.move", string="Invoices", readonly=True)
    baskets = fields.Integer(
        readonly=True, help="Those that count: delivered, or not announced."
    )
    absences = fields.Integer(
        "Announced absences", readonly=True, help="They are not counted."
    )
    amount = fields.Monetary("To deduct", readonly=True)

    @api.depends("authorisation_date")
    def _compute_has_authorisation(self):
        for line in self:
            line.has_authorisation = bool(line.authorisation_date)

    def _open_items(self):
        """What the invoices of these people still ask for."""
        return self.move_ids.line_ids.filtered(
            lambda item: (
                item.account_id.account_type == "asset_receivable"
                and not item.reconciled
            )
        )

    def _check_amounts(self):
        for line in self:
            owed = sum(line._open_items().mapped("amount_residual"))
            if line.currency_id.compare_amounts(owed, line.amount):
                raise UserError(
                    self.env._(
                        "%s paid or was billed since the list was made: read the "
                        "invoices again.",
                        line.partner_id.name,
                    )
                )

    def _prepare_item(self, name):
        """The journal item that pays what one person owes."""
        self.ensure_one()
        return {
            "account_id": self._open_items().account_id[:1].id,
            "partner_id": self.partner_id.id,
            "name": name,
            "credit": self.amount,
        }

    def _match(self, move):
        """Pay the invoices of these people with the entry of the list."""
        plan = []
        for line in self:
            paid = move.line_ids.filtered(
                lambda item: (
                    item.partner_id == line.partner_id and item.credit  # noqa: B023
                )
            )
            plan.append(line._open_items() | paid)
        self.env["account.move.line"]._reconcile_plan(plan)
