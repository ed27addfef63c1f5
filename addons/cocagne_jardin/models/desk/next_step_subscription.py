from odoo import models
from odoo.tools import format_date

from .home import ACCOUNTANT, DESK


class SaleOrder(models.Model):
    """What a subscription waits for: what is missing, its confirmation, its baskets."""

    _name = "sale.order"
    _inherit = ["sale.order", "cocagne.next.step"]

    def _next_steps(self):
        self.ensure_one()
        if not self.is_subscription:
            return []
        if self.state == "cancel":
            text = self.env._("Cancelled: its baskets are not prepared any more.")
            return [self._step("cancelled", text, kind="wait")]
        if self.state in ("draft", "sent"):
            return self._steps_draft()
        return self._steps_running()

    def _steps_draft(self):
        """What is missing first, else the confirmation."""
        return (
            self._steps_season()
            or self._steps_membership()
            or self._steps_missing()
            or [self._step_confirm()]
        )

    def _steps_season(self):
        if self.season_id:
            return []
        return [
            self._step(
                "season",
                self.env._("No season holds the first day: create it, then plan it."),
                self.env._("See the seasons"),
                action="cocagne_jardin.action_seasons",
            )
        ]

    def _steps_membership(self):
        company = self.company_id
        needs = company.use_memberships and company.membership_required
        day = self.date_start or self._today()
        if not needs or self.partner_id._has_valid_membership(company, day):
            return []
        return [
            self._step(
                "membership",
                self.env._("%s must be a member first.", self.partner_id.name),
                self.env._("Register the membership"),
                action=self.partner_id.action_new_membership(),
                groups=[DESK],
            )
        ]

    def _steps_missing(self):
        missing = [
            name
            for name, value in (
                (self.env._("the depot"), self.depot_id),
                (self.env._("a basket"), self._basket_lines()),
                (self.env._("the first day"), self.date_start),
            )
            if not value
        ]
        if not missing:
            return []
        text = self.env._("Fill in below: %s.", ", ".join(missing))
        return [self._step("fill", text, kind="todo")]

    def _step_confirm(self):
        return self._step(
            "confirm",
            self.env._("Confirm: places are taken and all the baskets are planned."),
            self.env._("Confirm"),
            method="action_confirm",
            groups=[DESK],
        )

    def _steps_running(self):
        if self.subscription_stage == "ended":
            return [self._step("ended", self.env._("This subscription is over."))]
        if not self.basket_count:
            return [
                self._step(
                    "plan",
                    self.env._("No basket is planned yet."),
                    self.env._("Plan the baskets"),
                    method="action_replan",
                    groups=[DESK],
                )
            ]
        if not self.next_basket_date:
            return [
                self._step(
                    "last",
                    self.env._("No basket to come: all were delivered or cancelled."),
                    self.env._("See the baskets"),
                    method="action_view_baskets",
                    kind="wait",
                )
            ]
        steps = []
        if not self.sudo().payment_mode and self._has_role([DESK, ACCOUNTANT]):
            text = self.env._("Choose how this member pays, below.")
            steps.append(self._step("payment", text, kind="todo", groups=[DESK]))
        day = format_date(self.env, self.next_basket_date, date_format="EEEE d MMMM")
        text = self.env._("Everything is ready. Next basket: %s.", day)
        return [*steps, self._step("ready", text)]
