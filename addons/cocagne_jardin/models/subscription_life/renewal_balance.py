from odoo import models
from odoo.fields import Domain


class SaleOrder(models.Model):
    """What renewals do with the balance: kept or settled, and paid later (R47)."""

    _inherit = "sale.order"

    def _reserve_balances(self):
        """Where balances are settled at the end, they do not pay what follows (R47)."""
        settled = self.filtered(
            # sudo: a setting of the garden
            lambda order: order.company_id.sudo().renewal_balance == "reset"
        )
        former = settled.renewed_from_id
        after = former._member_balance_after()
        for order in settled.sudo():
            left = after[order.partner_id.commercial_partner_id]
            order.balance_reserved = max(left, 0.0)
            if not order.currency_id.is_zero(left):
                order.renewed_from_id._ask_to_settle(left)

    def _ask_to_settle(self, amount):
        self.ensure_one()
        self.activity_schedule(
            "mail.mail_activity_data_todo",
            date_deadline=self.date_end,
            summary=self.env._(
                "Settle the balance of %(member)s: %(amount)s",
                member=self.partner_id.name,
                amount=self.currency_id.format(amount),
            ),
            note=self.env._(
                "It does not pay the next subscription: pay it back, turn it into a "
                "gift, or ask for what is owed."
            ),
            user_id=self.user_id.id or self.env.uid,
        )

    def _confirm_paid(self, company):
        """Confirm the pre-orders of renewals whose first baskets are paid."""
        waiting = self.search(
            Domain("is_subscription", "=", True)
            & Domain("company_id", "=", company.id)
            & Domain("state", "in", ("draft", "sent"))
            & Domain("renewed_from_id", "!=", False)
        )
        asked = {line.id: "balance" for line in waiting._basket_lines()}
        paid = waiting._with_enough_balance(asked)
        paid._confirm_or_note()
        done = paid.filtered(lambda order: order.state == "sale")
        done.filtered("life_problem").life_problem = False
        return done
