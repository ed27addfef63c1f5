from odoo import fields, models
from odoo.fields import Command

from ..tools import QUIET


class _Undo(Exception):
    """Raised to take back what a rehearsal wrote."""


class SignUp(models.TransientModel):
    """The summary, and the one click that makes everything or nothing (R77)."""

    _inherit = "cocagne.sign.up"

    summary = fields.Html(readonly=True, sanitize=False)
    with_mail = fields.Boolean("Send the summary by mail", default=True)

    def _enter_step_summary(self):
        self.summary = self._rehearse()

    def _rehearse(self):
        """The summary of what will be made, from making it and taking it back.

        So the dates, the prices and the refusals are those of the real thing.
        """
        text = ""
        try:
            with self.env.cr.savepoint():
                made = self.with_context(**QUIET, sign_up_rehearsal=True)
                order = made._make_everything()
                text = order._summary_html(rehearsal=True)
                raise _Undo
        except _Undo:
            self.env.invalidate_all()
        return text

    def action_confirm(self):
        """Write the client, the mandate, the membership and the order; confirm it.

        What is refused leaves nothing behind.
        """
        self.ensure_one()
        if self.order_id:
            return self._open_order()
        for step in ("client", "offers", "depot", "when", "payment", "membership"):
            if self._is_asked(step):
                getattr(self, f"_check_step_{step}")()
        with self.env.cr.savepoint():
            order = self._make_everything()
        self.order_id = order
        if self.with_mail:
            self.env["cocagne.mail.scenario"]._send("order_confirmed", order)
        return self._open_order()

    def _make_everything(self):
        """The confirmed order, with all that goes with it."""
        partner = self._make_client()
        self._make_mandate(partner)
        membership = self._make_membership(partner)
        vals = self._order_values(partner)
        if membership:
            vals["new_membership_id"] = membership.id
        order = self.env["sale.order"].create(vals)
        order.action_confirm()
        return order

    def _order_values(self, partner):
        vals = {
            "partner_id": partner.id,
            "company_id": (self.depot_id.company_id or self.company_id).id,
            "is_subscription": self.has_baskets,
            "payment_mode": self.payment_mode_id.code,
            "payment_period": self.payment_period_id.code,
            "accepted_late": self.accepted_late,
            "order_line": [
                Command.create(self._line_values(line)) for line in self.line_ids
            ],
        }
        if self.has_baskets:
            vals |= {
                "depot_id": self.depot_id.id,
                "round_id": self.round_id.id,
                "date_start": self.date_start,
            }
        if self.env.context.get("sign_up_rehearsal"):
            # a rehearsal takes no number of the real orders
            vals["name"] = "-"
        return vals

    def _line_values(self, line):
        if line.is_basket:
            return {
                "offer_id": line.offer_id.id,
                "frequency_id": line.frequency_id.id,
                "quantity_per_delivery": line.quantity,
            }
        return {"offer_id": line.offer_id.id, "product_uom_qty": line.quantity}

    def _open_order(self):
        view = (
            "cocagne_jardin.view_subscription_form"
            if self.order_id.is_subscription
            else "sale.view_order_form"
        )
        return {
            "type": "ir.actions.act_window",
            "res_model": "sale.order",
            "res_id": self.order_id.id,
            "views": [(self.env.ref(view).id, "form")],
            "target": "main",
        }


class ResPartner(models.Model):
    """A sign-up begins from the card of a client too (R75)."""

    _inherit = "res.partner"

    def action_sign_up(self):
        """Open a sign-up for this client."""
        self.ensure_one()
        return self.env["cocagne.sign.up"].action_start(self.id)


class SaleOrder(models.Model):
    """The summary on paper and by mail (R77)."""

    _inherit = "sale.order"

    def action_print_summary(self):
        """The summary that the client takes home."""
        report = self.env.ref("cocagne_jardin.action_report_order_summary")
        return report.report_action(self, config=False)
