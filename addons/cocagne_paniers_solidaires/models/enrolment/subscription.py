from odoo import api, fields, models
from odoo.fields import Domain


class SolidarityEnrolment(models.Model):
    """The baskets of the household that the programme pays for."""

    _inherit = "cocagne.solidarity.enrolment"

    possible_line_ids = fields.Many2many(
        "sale.order.line", compute="_compute_possible_line_ids"
    )
    has_baskets = fields.Boolean(compute="_compute_has_baskets")

    @api.depends("partner_id", "company_id")
    def _compute_possible_line_ids(self):
        for enrolment in self:
            enrolment.possible_line_ids = self._running_lines(
                enrolment.partner_id, enrolment.company_id
            )

    @api.depends("order_line_ids")
    def _compute_has_baskets(self):
        for enrolment in self:
            enrolment.has_baskets = bool(enrolment.order_line_ids)

    @api.model
    def _running_lines(self, partner, company):
        """The basket lines of the running subscriptions of a household."""
        if not partner:
            return self.env["sale.order.line"]
        orders = self.env["sale.order"]
        mine = orders.search(
            orders._running_domain(self._today())
            & Domain("partner_id", "child_of", partner.commercial_partner_id.ids)
            & Domain("company_id", "=", company.id)
        )
        return mine._basket_lines()

    @api.onchange("partner_id")
    def _onchange_partner_lines(self):
        self.order_line_ids = self.possible_line_ids

    def _orders(self):
        """The subscriptions of the lines that are paid for."""
        return self.order_line_ids.order_id

    def _planned_after(self, day):
        """The baskets still to come after a day, of the lines that are paid for."""
        return self.env["cocagne.basket"].search(
            Domain("order_line_id", "in", self.order_line_ids.ids)
            & Domain("state", "in", ("planned", "held"))
            & Domain("date", ">", day),
            order="date, id",
        )

    def action_view_subscriptions(self):
        """Open the subscriptions of the household."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cocagne_jardin.action_subscriptions"
        )
        action["context"] = {}
        orders = self._orders()
        if len(orders) == 1:
            form = self.env.ref("cocagne_jardin.view_subscription_form").id
            return action | {"res_id": orders.id, "views": [(form, "form")]}
        return action | {"domain": [("id", "in", orders.ids)]}
