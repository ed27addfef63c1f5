from odoo import fields, models
from odoo.exceptions import UserError
from odoo.fields import Command

#: Payment states of an invoice that make the membership paid.
PAID_STATES = ("paid", "in_payment")


class MembershipBilling(models.Model):
    """The fee of a membership is sold like a product, on a usual invoice (R35)."""

    _inherit = "cocagne.membership"

    def _is_invoice_paid(self):
        move = self.move_id
        return move.state == "posted" and move.payment_state in PAID_STATES

    def action_mark_paid(self):
        """Note today as the day of payment, for fees received without an invoice.

        :raise UserError: when an invoice waits for the payment: it must be paid there,
            so that the accounts and the membership say the same.
        """
        todo = self.filtered(lambda m: m.state == "unpaid")
        invoiced = todo.filtered(lambda m: not m._can_be_invoiced())
        if invoiced:
            raise UserError(
                self.env._(
                    "An invoice already waits for the fee of %s. Register the payment "
                    "on the invoice.",
                    ", ".join(invoiced.partner_id.mapped("display_name")),
                )
            )
        todo.paid_on = fields.Date.context_today(self)

    def _can_be_invoiced(self):
        move = self.move_id
        return not move or move.state == "cancel" or move.payment_state == "reversed"

    def action_invoice(self):
        """Make and post the invoices of the fees not invoiced yet (R35).

        One invoice per member and garden. Its payment makes the membership paid.

        :raise UserError: when nothing is left to invoice.
        """
        todo = self.filtered(lambda m: m.state == "unpaid" and m._can_be_invoiced())
        if not todo:
            raise UserError(
                self.env._(
                    "Nothing to invoice: these memberships are paid, exempt or already "
                    "invoiced."
                )
            )
        return todo._create_invoices()._open_invoices()

    def _create_invoices(self):
        """The posted invoices of these memberships; never looks at their state."""
        self.check_access("write")
        # sudo: the sales desk sells memberships without holding accounting rights, as
        # Odoo lets it do with orders; write access is checked above
        moves = self.env["account.move"].sudo()
        for company, group in self.grouped("company_id").items():
            # an establishment invoices for its mother house, under its own name
            mine = company.id in self.env.company._with_mother_houses()
            issuer = self.env.company if mine else company
            moves |= moves.with_company(issuer).create(
                [
                    memberships._prepare_invoice(partner, issuer)
                    for partner, memberships in group.grouped("partner_id").items()
                ]
            )
        moves.action_post()
        return moves.sudo(False)

    def _prepare_invoice(self, partner, company):
        """Values of the invoice of these memberships, all of the same partner."""
        return {
            "move_type": "out_invoice",
            "company_id": company.id,
            "partner_id": partner.address_get(["invoice"])["invoice"],
            "invoice_date": fields.Date.context_today(self),
            "invoice_line_ids": [
                Command.create(membership._prepare_invoice_line())
                for membership in self
            ],
        }

    def _prepare_invoice_line(self):
        """Values of the invoice line of one membership."""
        self.ensure_one()
        product = self.type_id.product_id or self.company_id._get_membership_product()
        return {
            "product_id": product.id,
            "name": f"{product.name} - {self.period_id.name or self.type_id.name}",
            "quantity": 1,
            "price_unit": self.amount,
            "membership_ids": [Command.set(self.ids)],
        }

    def action_open_invoice(self):
        """Open the invoice of this membership."""
        self.ensure_one()
        return self.move_id._open_invoices()

    def action_register_payment(self):
        """Open Odoo's payment window on the invoice of this membership."""
        return self.move_id.action_register_payment()
