from odoo import api, models


class ReferenceSeason(models.AbstractModel):
    """The season table: the months of a vegetable, on the garden's own product."""

    _name = "cocagne.reference.kind.season"
    _inherit = "cocagne.reference.kind"
    _description = "Seasons of vegetables"

    @api.model
    def _values(self, item):
        return {"vegetable": item.vegetable_id.id, "months": sorted(item.month_ids.ids)}

    @api.model
    def _locals(self, companies, lines, links):
        products = self.env["product.template"].search(
            [
                ("company_id", "in", companies.ids),
                ("vegetable_id", "in", [one.values["vegetable"] for one in lines]),
            ]
        )
        return {
            (product.company_id.id, f"season-{product.vegetable_id.id}"): (
                product.id,
                {
                    "vegetable": product.vegetable_id.id,
                    "months": sorted(product.month_ids.ids),
                },
            )
            for product in products
        }

    @api.model
    def _concerns(self, company, line):
        """A garden that does not grow it is not asked."""
        return False

    @api.model
    def _apply(self, company, key, record_id, values):
        product = self.env["product.template"].browse(record_id)
        product.month_ids = [(6, 0, values["months"])]
        return product.id
