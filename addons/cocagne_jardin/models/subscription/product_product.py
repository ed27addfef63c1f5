from odoo import api, models


class ProductProduct(models.Model):
    _inherit = "product.product"

    @api.model_create_multi
    def create(self, vals_list):
        # the defaults of a variant are completed before its template sees them
        return super().create(
            self.env["product.template"]._with_basket_defaults(vals_list)
        )
