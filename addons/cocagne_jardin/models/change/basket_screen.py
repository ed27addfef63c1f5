from odoo import api, fields, models
from odoo.tools import format_date


class Basket(models.Model):
    """What the calendar of a subscription shows of a basket."""

    _inherit = "cocagne.basket"

    calendar_label = fields.Char("In the calendar", compute="_compute_calendar_label")
    is_coming = fields.Boolean("To come", compute="_compute_is_coming")

    @api.depends_context("lang")
    @api.depends("quantity", "product_id", "state", "depot_id", "delivery_id")
    def _compute_calendar_label(self):
        states = dict(self._fields["state"]._description_selection(self.env))
        for basket in self:
            label = f"{basket.quantity} × {basket.product_id.name}"
            if basket.state != "planned":
                label += f" ({states[basket.state].lower()})"
            elif basket.is_moved:
                label += self.env._(" (moved)")
            basket.calendar_label = label

    @api.depends("date", "state", "delivery_id.state")
    def _compute_is_coming(self):
        today = fields.Date.context_today(self)
        for basket in self:
            is_open = basket.delivery_id.state == "planned" and basket.date >= today
            basket.is_coming = basket.state == "planned" and is_open

    @api.depends("date")
    @api.depends_context("basket_with_day", "lang")
    def _compute_display_name(self):
        """In a list of choices, the day tells baskets of one member apart."""
        super()._compute_display_name()
        if not self.env.context.get("basket_with_day"):
            return
        for basket in self:
            day = format_date(self.env, basket.date, date_format="EEEE d MMMM")
            basket.display_name = f"{day}, {basket.quantity} × {basket.product_id.name}"


class SaleOrder(models.Model):
    """The calendar and the buttons of a subscription that bends."""

    _inherit = "sale.order"

    calendar_basket_ids = fields.One2many(
        "cocagne.basket", compute="_compute_calendar_basket_ids", string="Calendar"
    )

    @api.depends("basket_ids.date", "basket_ids.flexibility_use")
    def _compute_calendar_basket_ids(self):
        """The baskets to come, after those that were cancelled and can be doubled."""
        today = fields.Date.context_today(self)
        for order in self:
            order.calendar_basket_ids = order.basket_ids.filtered(
                lambda basket: (
                    basket.date >= today or basket.flexibility_use == "cancelled"
                )
            ).sorted("date")

    def action_absence(self):
        """Open the dialog of an absence of this member (R56)."""
        return self._dialog("action_absence", default_partner_id=self.partner_id.id)

    def action_move_baskets(self):
        """Open the baskets to come, to choose the one that moves (R50)."""
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cocagne_jardin.action_subscription_baskets"
        )
        return action | {
            "domain": [("order_id", "in", self.ids)],
            "context": {"search_default_coming": 1},
        }

    def action_depot_dialog(self):
        """Open the dialog of a change of depot or day (R57)."""
        coming = self.basket_ids.filtered("is_coming").sorted("date")
        return self._dialog(
            "action_depot_change",
            default_order_id=self.id,
            default_basket_id=coming[:1].id,
        )

    def _dialog(self, name, **context):
        action = self.env["ir.actions.act_window"]._for_xml_id(f"cocagne_jardin.{name}")
        return action | {"context": context}


class ResPartner(models.Model):
    _inherit = "res.partner"

    def action_absence(self):
        """Open the dialog of an absence of this member (R56)."""
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cocagne_jardin.action_absence"
        )
        return action | {"context": {"default_partner_id": self.id}}
