from odoo import api, models
from odoo.exceptions import ValidationError


class SaleOrder(models.Model):
    """In a mother house, the depot decides which establishment makes the sale (R2)."""

    _inherit = "sale.order"

    @api.onchange("depot_id")
    def _onchange_depot_establishment(self):
        if self.is_subscription and self.depot_id:
            self.company_id = self.depot_id.company_id

    @api.model_create_multi
    def create(self, vals_list):
        depots = self.env["cocagne.depot"]
        for vals in vals_list:
            if vals.get("depot_id") and "company_id" not in vals:
                vals["company_id"] = depots.browse(vals["depot_id"]).company_id.id
        return super().create(vals_list)

    @api.constrains("depot_id", "company_id", "is_subscription")
    def _check_establishment(self):
        for order in self.filtered(lambda o: o.is_subscription and o.depot_id):
            if order.depot_id.company_id != order.company_id:
                raise ValidationError(
                    self.env._(
                        "%(depot)s is served by %(establishment)s: the subscription of "
                        "%(member)s must be made there, or choose another depot.",
                        depot=order.depot_id.display_name,
                        establishment=order.depot_id.company_id.name,
                        member=order.partner_id.name,
                    )
                )
