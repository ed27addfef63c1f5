from odoo import models
from odoo.tools import format_date

from .home import ACCOUNTANT, DESK


class SaleOrder(models.Model):
    """What the life of a subscription waits for: a start, a debt, what follows it."""

    _inherit = "sale.order"

    def _steps_draft(self):
        """A renewal that is not confirmed says why, before anything else."""
        steps = super()._steps_draft()
        if steps[-1]["code"] != "confirm" or not self.renewed_from_id:
            return steps
        waits = self.env._(
            "This renewal confirms itself when the first baskets are paid."
        )
        return [
            self._step(
                "settle" if self.life_problem else "unpaid",
                self.life_problem or waits,
                self.env._("Confirm"),
                method="action_confirm",
                groups=[DESK],
                kind="todo" if self.life_problem else "wait",
            )
        ]

    def _steps_running(self):
        *steps, last = super()._steps_running()
        if last["code"] == "ended":
            return [*steps, last]
        first = [*self._steps_waiting(), *self._steps_held()]
        return [*first, *steps, *self._steps_after(), last]

    def _steps_waiting(self):
        """The start waits for a contract, for money or for somebody (R46)."""
        if not self.is_waiting or not self._has_role([DESK, ACCOUNTANT]):
            return []
        if self.start_decision == "wait":
            code, button, method = (
                "hand",
                self.env._("Follow the garden's rule again"),
                "action_forget_start_decision",
            )
        elif not self.contract_received_on and "contract" in self._waits_for():
            code, button, method = (
                "contract",
                self.env._("Contract received"),
                "action_contract_received",
            )
        else:
            code, button, method = (
                "balance",
                self.env._("Look again"),
                "action_check_start",
            )
        text = self.waiting_reason or self.env._("The baskets are held back.")
        return [self._step(code, text, button, method=method, groups=[DESK])]

    def _waits_for(self):
        return set(self._unmet_triggers().values())

    def _steps_held(self):
        """Baskets to come are held back for a debt: the desk calls the member (R59)."""
        if not self._has_role([DESK, ACCOUNTANT]):
            return []
        domain = [
            ("order_id", "=", self.id),
            ("state", "=", "held"),
            ("hold_reason", "=", "debt"),
            ("date", ">=", self._today()),
        ]
        count = self.env["cocagne.basket"].search_count(domain)
        if not count:
            return []
        action = self.env["ir.actions.actions"]._for_xml_id(
            "cocagne_jardin.action_baskets_held"
        )
        text = self.env._("Held back for a debt, baskets: %s.", count)
        button = self.env._("See them")
        action |= {"domain": domain, "context": {}}
        return [self._step("debt", text, button, action=action)]

    def _steps_after(self):
        """What follows a subscription that ends soon (R48)."""
        if not self.ends_soon or not self._has_role([DESK]):
            return []
        day = format_date(self.env, self.date_end)
        if self.subscription_kind == "trial":
            why = self._why_not_convert()
            button, method = self.env._("Make it regular"), "action_convert_to_regular"
        else:
            why, button = self._why_not_renew(), self.env._("Renew")
            method = "action_renew"
        text = self.env._("It ends on %s and nothing follows it.", day)
        if why:
            return [self._step("blocked", f"{text} {why}", kind="wait")]
        return [self._step("renew", text, button, method=method, groups=[DESK])]
