from odoo import models
from odoo.exceptions import UserError

from .renewal import CHUNK


class SaleOrder(models.Model):
    """Renewing by hand, or behind the scenes when they are many (R47, R48)."""

    _inherit = "sale.order"

    def action_renew(self):
        """Renew these subscriptions; those that are renewed already are left alone.

        :raises UserError: when there is nothing to renew among them, and why.
        """
        if not self._may_renew():
            raise UserError(self.env._("Only the sales desk renews subscriptions."))
        refusals = {order: order._why_not_renew() for order in self}
        todo = self.filtered(lambda order: not refusals[order])
        if not todo:
            raise UserError(
                "\n".join(
                    f"{order.partner_id.name} - {order.name}: {why}"
                    for order, why in list(refusals.items())[:10]
                )
                or self.env._("Choose at least one subscription.")
            )
        if len(todo) > CHUNK and self.env["cocagne.billing.run"]._has_job_runner():
            return todo._renew_later()
        return todo._renew()._open_renewed()

    def action_convert_to_regular(self):
        """A trial or discovery becomes a regular subscription (R48)."""
        self.ensure_one()
        if self.subscription_kind == "regular":
            raise UserError(self.env._("This subscription is a regular one already."))
        if not self._may_renew():
            raise UserError(self.env._("Only the sales desk renews subscriptions."))
        why = self._why_not_convert()
        if why:
            raise UserError(why)
        return self._renew(self._regular_values())._open_renewed()

    def _why_not_convert(self):
        if self.state != "sale" or self.successor_id:
            return self._why_not_renew()
        return self._why_no_season()

    def _regular_values(self):
        return {
            "subscription_kind": "regular",
            "duration_mode": "period",
            "duration_id": False,
            "renewal_mode": self.company_id.default_renewal_mode,
        }

    def _open_renewed(self):
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cocagne_jardin.action_subscriptions"
        )
        action["context"] = {}
        if len(self) == 1:
            form = self.env.ref("cocagne_jardin.view_subscription_form").id
            return action | {"res_id": self.id, "views": [(form, "form")]}
        return action | {"domain": [("id", "in", self.ids)]}

    def _renew_later(self):
        """Renew many behind the scenes, chunk by chunk."""
        chunks = [self[i : i + CHUNK] for i in range(0, len(self), CHUNK)]
        for number, chunk in enumerate(chunks, 1):
            chunk.with_delay(
                identity_key=f"cocagne-renew-{chunk.ids[0]}-{chunk.ids[-1]}",
                description=self.env._(
                    "Renew subscriptions, %(number)s of %(count)s",
                    number=number,
                    count=len(chunks),
                ),
            )._renew()
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "info",
                "message": self.env._(
                    "%s subscriptions are being renewed. Look at the list in a few "
                    "minutes.",
                    len(self),
                ),
            },
        }


class Season(models.Model):
    _inherit = "cocagne.season"

    def action_plan(self):
        """The subscriptions without end go on into the season that is planned (R47)."""
        result = super().action_plan()
        for season in self:
            season._continue_rolling()
        return result

    def _continue_rolling(self):
        companies = self.company_id | self.sudo()._rounds().company_id
        orders = self.env["sale.order"]
        for company in companies:
            todo = orders._automatic_renewals(company)
            todo = todo.filtered(lambda order: order.renewal_mode == "rolling")
            if len(todo) > CHUNK and self.env["cocagne.billing.run"]._has_job_runner():
                todo._renew_later()
            else:
                todo._renew()
