from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools import format_amount

from ..basket.basket import DELIVERED_STATES
from ..subscription.sale_order import DESK_OR_ACCOUNTANT


class SaleOrder(models.Model):
    """What a new subscription waits for before its first basket (R46)."""

    _inherit = "sale.order"

    contract_received_on = fields.Date(
        "Contract received on", copy=False, tracking=True
    )
    is_waiting = fields.Boolean(
        "Waits to start",
        readonly=True,
        copy=False,
        help="Its baskets are planned and held back.",
    )
    waiting_reason = fields.Char(
        "Waits for", compute="_compute_waiting_reason", groups=DESK_OR_ACCOUNTANT
    )
    start_decision = fields.Selection(
        [("start", "Started by hand"), ("wait", "Made to wait by hand")],
        readonly=True,
        copy=False,
        tracking=True,
    )
    start_decision_reason = fields.Char(readonly=True, copy=False, tracking=True)
    balance_reserved = fields.Monetary(
        "Left of the former subscription",
        readonly=True,
        copy=False,
        groups=DESK_OR_ACCOUNTANT,
        help="What the member's balance was worth when the former subscription was "
        "renewed. It does not pay this one: it is to be paid back or given.",
    )

    # -- what is asked -------------------------------------------------------------------

    def _unmet_triggers(self):
        """What each line still waits for, by line id: contract, balance or hand.

        Lines that wait for nothing are left out.
        """
        lines = self._basket_lines()
        asked = {line.id: line._start_trigger() for line in lines}
        unmet = {}
        started = self._started() if any(asked.values()) else self.browse()
        rich = self._with_enough_balance(asked)
        for line in lines:
            order, trigger = line.order_id, asked[line.id]
            if order.start_decision == "wait":
                unmet[line.id] = "hand"
            elif order.start_decision == "start" or not trigger or order in started:
                continue
            elif trigger == "contract" and not order.contract_received_on:
                unmet[line.id] = "contract"
            elif trigger == "balance" and order not in rich:
                unmet[line.id] = "balance"
        return unmet

    def _started(self):
        """Those that go on already: their first basket was delivered."""
        groups = self.env["cocagne.basket"]._read_group(
            [("order_id", "in", self.ids), ("state", "in", DELIVERED_STATES)],
            ["order_id"],
        )
        return self.browse([order.id for (order,) in groups])

    def _with_enough_balance(self, asked):
        """Those that wait for money and have it, or that a debit will pay.

        A member with several new subscriptions pays them one after the other. What the
        subscription before will still cost is not there for the next one.
        """
        waiting = self.browse(
            line.order_id.id
            for line in self._basket_lines()
            if asked[line.id] == "balance"
        )
        # sudo: the desk plans subscriptions without reading the accounts
        debited = waiting.sudo().filtered(lambda order: order._is_debited())
        left, rich = waiting._paid_ahead(), debited.ids
        paying = (waiting.sudo() - debited).sorted(lambda o: (o.date_start, o.id))
        former = paying.renewed_from_id._left_to_bill()
        for order in paying:
            payer = order.partner_id.commercial_partner_id
            owed = order.balance_reserved + former.get(order.renewed_from_id.id, 0)
            balance = left[payer] - owed
            needed = order._balance_needed()
            currency = order.currency_id
            compared = currency.compare_amounts(balance, needed)
            if compared > 0 or (compared == 0 and needed):
                rich.append(order.id)
                left[payer] = balance - needed
        return self.browse(rich)

    def _is_debited(self):
        """Whether a direct debit will pay: where the garden makes its debits here, the
        mandate must be signed."""
        self.ensure_one()
        if self.payment_mode != "sepa":
            return False
        if not self.company_id.sepa_creditor_identifier:
            return True
        banks = self.partner_id.commercial_partner_id.bank_ids
        return "valid" in banks.mandate_ids.mapped("state")

    def _balance_needed(self):
        """What the balance must cover before the first basket."""
        self.ensure_one()
        count = self.company_id.start_prepaid_baskets
        return sum(
            count * line.quantity_per_delivery * line._paid_price()
            for line in self._basket_lines()
        )

    @api.depends("is_waiting", "start_decision", "contract_received_on")
    def _compute_waiting_reason(self):
        waiting = self.filtered("is_waiting")
        unmet = waiting._unmet_triggers()
        for order in self:
            kinds = {unmet[line.id] for line in order.order_line if line.id in unmet}
            order.waiting_reason = order in waiting and " ".join(
                order._waiting_words(kind) for kind in sorted(kinds)
            )

    def _waiting_words(self, kind):
        if kind == "contract":
            return self.env._("The signed contract is not received yet.")
        if kind == "hand":
            return self.env._(
                "Made to wait by hand: %s.", self.start_decision_reason or "-"
            )
        return self.env._(
            "The balance must reach %(needed)s; it is %(balance)s.",
            needed=format_amount(self.env, self._balance_needed(), self.currency_id),
            balance=format_amount(
                self.env,
                sum(self._paid_ahead().values()) - self.balance_reserved,
                self.currency_id,
            ),
        )

    # -- holding and starting ------------------------------------------------------------

    def _check_start(self):
        """Hold what must wait, let go what need not any more; twice changes nothing.

        :return: the baskets held, and those let go.
        """
        orders = self.filtered("is_subscription")
        unmet = orders._unmet_triggers()
        # sudo: the desk confirms subscriptions and writes these two marks by it only
        baskets = orders.sudo()._coming_of_states("planned", "held")
        to_hold = baskets.filtered(
            lambda b: b.order_line_id.id in unmet and b.state == "planned"
        )
        to_free = baskets.filtered(
            lambda b: (
                b.order_line_id.id not in unmet
                and b.state == "held"
                and b.hold_reason == "start"
            )
        )
        waiting = orders.filtered(
            lambda o: any(line.id in unmet for line in o.order_line)
        )
        (waiting.filtered(lambda o: not o.is_waiting)).sudo().is_waiting = True
        ((orders - waiting).filtered("is_waiting")).sudo().is_waiting = False
        return to_hold._hold("start"), to_free._unhold()

    def _coming_of_states(self, *states):
        return self.env["cocagne.basket"].search(
            Domain("order_id", "in", self.ids)
            & Domain("state", "in", states)
            & Domain("date", ">=", self._today())
            & Domain("delivery_id.state", "=", "planned")
        )

    def _action_cancel(self):
        """What waits or is held back does not come either."""
        result = super()._action_cancel()
        self._coming_baskets("held")._set_state("cancelled")
        self.filtered("is_waiting").is_waiting = False
        return result

    def _release_for_planning(self):
        """What waits is placed anew with the rest, and waits again after that."""
        held = self.sudo()._coming_of_states("held")  # sudo: the reason of a hold
        held.filtered(lambda b: b.hold_reason == "start")._unhold()

    @api.model
    def _waiting_domain(self, company):
        return (
            Domain("company_id", "=", company.id)
            & self._running_domain(self._today())
            & Domain("is_waiting", "=", True)
        )

    # -- doors ---------------------------------------------------------------------------

    def can_decide_start(self):
        """Whether the user decides when a subscription starts."""
        return self.env.su or self.env.user.has_group("cocagne_jardin.group_sales_desk")

    def _decide_start(self, decision, reason=False):
        if not self.can_decide_start():
            raise UserError(
                self.env._("Only the sales desk decides when a subscription starts.")
            )
        if decision and not (reason or "").strip():
            raise UserError(self.env._("Write why you decide otherwise."))
        self.write({"start_decision": decision, "start_decision_reason": reason})
        self._check_start()
        return True

    def action_contract_received(self):
        """The signed contract came back today."""
        todo = self.filtered(lambda order: not order.contract_received_on)
        todo.contract_received_on = self._today()
        self._check_start()
        return True

    def action_check_start(self):
        """Look again at what the subscription waits for."""
        self._check_start()
        return True

    def action_start_now(self, reason):
        """Start without waiting any more (R78); the reason is kept."""
        return self._decide_start("start", reason)

    def action_make_wait(self, reason):
        """Hold all its baskets until somebody starts it (R78); the reason is kept."""
        return self._decide_start("wait", reason)

    def action_forget_start_decision(self):
        """Follow the rule of the garden again."""
        return self._decide_start(False)

    def write(self, vals):
        result = super().write(vals)
        if "contract_received_on" in vals or "payment_mode" in vals:
            self.filtered("is_waiting")._check_start()
        return result


class SaleOrderLine(models.Model):
    _inherit = "sale.order.line"

    def _start_trigger(self):
        """What this line waits for; False for nothing."""
        self.ensure_one()
        order = self.order_id
        # sudo: the reason of an offer is closed to some roles
        if order.sudo().offered_reason:
            return False
        # sudo: a setting of the garden, whoever plans
        trigger = self.product_id.start_trigger or order.company_id.sudo().start_trigger
        return trigger if trigger != "none" else False
