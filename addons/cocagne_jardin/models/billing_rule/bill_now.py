"""Billing in advance without waiting for the month: at the desk, at confirmation."""

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from .setting import ADVANCE_RULES


class SaleOrder(models.Model):
    _inherit = "sale.order"

    can_bill_now = fields.Boolean(compute="_compute_can_bill_now")

    @api.depends("state", "billing_rule")
    def _compute_can_bill_now(self):
        user = self.env.user
        allowed = self.env.su or user.has_groups(
            "cocagne_jardin.group_sales_desk,cocagne_jardin.group_accountant"
        )
        for order in self:
            order.can_bill_now = (
                allowed
                and order.is_subscription
                and order.state in ("sale", "cancel")
                and order.billing_rule in ADVANCE_RULES
            )

    def action_bill_now(self):
        """Bill what is due in advance, or settle what is over, without waiting.

        :raises UserError: nothing is due.
        """
        moves = self._bill_in_advance()
        if not moves:
            raise UserError(
                self.env._(
                    "Nothing is to be billed in advance, and nothing to settle. What "
                    "was delivered is billed with the month."
                )
            )
        return moves._open_invoices()

    def action_next_pack(self):
        """Bill one more pack now, whatever is left."""
        packs = self.filtered(
            lambda order: order.billing_rule == "pack" and order.state == "sale"
        )
        if not packs:
            raise UserError(
                self.env._("Only a confirmed subscription by packs has a next pack.")
            )
        moves = packs.with_context(one_more_pack=True)._bill_in_advance()
        return moves._open_invoices()

    def _bill_in_advance(self):
        todo = self.filtered("can_bill_now")
        if len(todo) < len(self):
            raise AccessError(
                self.env._("Only the sales desk and the accountant bill in advance.")
            )
        # sudo: the desk sells, and makes no invoice in any other way
        engine = self.env["cocagne.billing"].sudo()
        return engine._bill_now(todo.sudo()).sudo(False)

    def action_confirm(self):
        """Where the garden wants it, what is paid in advance is invoiced at once."""
        todo = self.filtered(
            lambda order: order.is_subscription and order.state in ("draft", "sent")
        )
        todo._check_instalments()
        result = super().action_confirm()
        # sudo: a setting of the garden
        at_once = todo.filtered(
            lambda order: (
                order.state == "sale"
                and order.billing_rule in ADVANCE_RULES
                and order.company_id.sudo().advance_at_confirmation
            )
        )
        if at_once:
            # sudo: whoever confirms makes this invoice, and no other
            self.env["cocagne.billing"].sudo()._bill_now(at_once.sudo())
        return result

    def _check_instalments(self):
        """Instalments need due dates, a pack needs a number."""
        for order in self:
            # sudo: due dates are closed to some roles that confirm
            if order.billing_rule == "instalments" and not (
                order.sudo().instalment_term_id
            ):
                raise UserError(
                    self.env._(
                        "The subscription of %s is paid in instalments: choose the due "
                        "dates on its page « Payment ».",
                        order.partner_id.name,
                    )
                )
            if order.billing_rule == "pack" and order.pack_size < 1:
                raise UserError(
                    self.env._(
                        "The subscription of %s is paid by packs: write how many "
                        "baskets a pack has.",
                        order.partner_id.name,
                    )
                )
