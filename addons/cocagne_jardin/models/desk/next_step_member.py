from odoo import fields, models
from odoo.tools import format_date

from .home import ACCOUNTANT, DESK


class ResPartner(models.Model):
    """What a member waits for: membership, fee, subscription, the next basket."""

    _name = "res.partner"
    _inherit = ["res.partner", "cocagne.next.step"]

    def _next_steps(self):
        self.ensure_one()
        if not self.cocagne_client or not self._has_role([DESK, ACCOUNTANT]):
            return []
        return self._steps_membership() + self._steps_subscription()

    def _steps_membership(self):
        if not self.garden_uses_memberships:
            return []
        state = self.membership_state
        if state == "none":
            return [
                self._step(
                    "join",
                    self.env._("Not a member yet."),
                    self.env._("Register the membership"),
                    method="action_new_membership",
                )
            ]
        if state == "unpaid":
            return [
                self._step(
                    "fee",
                    self.env._("The membership fee is not paid."),
                    self.env._("Collect the fee"),
                    method="action_open_unpaid_membership",
                )
            ]
        if state == "expired":
            return [
                self._step(
                    "renew",
                    self.env._("The membership is over."),
                    self.env._("Renew the membership"),
                    method="action_new_membership",
                )
            ]
        return []

    def _steps_subscription(self):
        orders = self.env["sale.order"]
        mine = [("partner_id", "=", self.id), ("is_subscription", "=", True)]
        draft = orders.search([*mine, ("state", "in", ("draft", "sent"))], limit=1)
        if draft:
            return [
                self._step(
                    "confirm",
                    self.env._("A subscription is being written, not confirmed."),
                    self.env._("Open the subscription"),
                    action={
                        "type": "ir.actions.act_window",
                        "res_model": "sale.order",
                        "res_id": draft.id,
                        "views": [
                            (
                                self.env.ref(
                                    "cocagne_jardin.view_subscription_form"
                                ).id,
                                "form",
                            )
                        ],
                    },
                )
            ]
        return [self._step_basket(mine)]

    def _step_basket(self, mine):
        today = fields.Date.context_today(self)
        basket = self.env["cocagne.basket"].search(
            [
                ("partner_id", "=", self.id),
                ("state", "=", "planned"),
                ("date", ">=", today),
            ],
            order="date",
            limit=1,
        )
        if basket:
            return self._step(
                "ready",
                self.env._(
                    "Everything is ready. Next basket: %(day)s, at %(depot)s.",
                    day=format_date(self.env, basket.date, date_format="EEEE d MMMM"),
                    depot=basket.depot_id.name,
                ),
            )
        return self._step(
            "subscribe",
            self.env._("No basket to come."),
            self.env._("Write a subscription"),
            method="action_new_subscription",
            groups=[DESK],
            kind="wait",
        )

    def action_new_subscription(self):
        """Open a new subscription of this person, ready to be filled in."""
        self.ensure_one()
        action = self._new_form(
            "sale.order",
            self.env._("New subscription"),
            partner_id=self.id,
            is_subscription=True,
        )
        view = self.env.ref("cocagne_jardin.view_subscription_form")
        return action | {"views": [(view.id, "form")]}


class Membership(models.Model):
    """What a membership waits for: its fee, its renewal."""

    _name = "cocagne.membership"
    _inherit = ["cocagne.membership", "cocagne.next.step"]

    def _next_steps(self):
        self.ensure_one()
        if self.state == "unpaid":
            return self._steps_fee()
        if self.validity == "expired":
            if self.env["cocagne.mail.scenario"]._renewed(self):
                return [self._step("renewed", self.env._("Over, and renewed since."))]
            return [
                self._step(
                    "renew",
                    self.env._("This membership is over."),
                    self.env._("Renew"),
                    method="action_renew",
                    groups=[DESK, ACCOUNTANT],
                )
            ]
        if not self.date_to:
            return [self._step("ready", self.env._("All is in order, without end."))]
        day = format_date(self.env, self.date_to)
        text = self.env._("All is in order until %s.", day)
        return [self._step("ready", text)]

    def _steps_fee(self):
        if self.move_id and not self._can_be_invoiced():
            return [
                self._step(
                    "payment",
                    self.env._("The invoice is made and waits for its payment."),
                    self.env._("Register the payment"),
                    method="action_register_payment",
                    groups=[ACCOUNTANT],
                ),
                self._step(
                    "wait",
                    self.env._("The invoice is made and waits for its payment."),
                    kind="wait",
                ),
            ]
        return [
            self._step(
                "invoice",
                self.env._(
                    "The fee is not paid. Make its invoice, or mark it as paid above if "
                    "you have the money in hand."
                ),
                self.env._("Make the invoice"),
                method="action_invoice",
                groups=[DESK, ACCOUNTANT],
            )
        ]
