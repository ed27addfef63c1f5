from odoo import api, fields, models
from odoo.exceptions import ValidationError


class ContentDepot(models.Model):
    """A depot whose baskets get another quantity of a vegetable (R90).

    When there are not enough cabbages for all the depots, those that go without this
    week come first the next time.
    """

    _name = "cocagne.content.depot"
    _description = "Depot with another quantity"
    _order = "line_id, depot_id"
    _check_company_auto = True

    line_id = fields.Many2one(
        "cocagne.basket.content.line", required=True, ondelete="cascade", index=True
    )
    company_id = fields.Many2one(related="line_id.company_id", store=True)
    depot_id = fields.Many2one(
        "cocagne.depot",
        required=True,
        ondelete="restrict",
        index=True,
        check_company=True,
    )
    quantity = fields.Float("In one basket", digits="Product Unit", required=True)

    _once = models.UniqueIndex(
        "(line_id, depot_id)", "This depot already has its quantity of the vegetable."
    )
    _positive = models.Constraint(
        "CHECK (quantity >= 0)", "The quantity in a basket cannot be negative."
    )

    @api.depends("depot_id", "quantity")
    def _compute_display_name(self):
        for row in self:
            row.display_name = f"{row.depot_id.display_name}: {row.quantity:g}"

    @api.constrains("depot_id", "line_id")
    def _check_depot(self):
        for row in self:
            deliveries = row.line_id.composition_id.delivery_ids
            if row.depot_id not in deliveries.round_id.stop_ids.depot_id:
                raise ValidationError(
                    self.env._(
                        "No round of this basket stops at %s.",
                        row.depot_id.display_name,
                    )
                )

    @api.model_create_multi
    def create(self, vals_list):
        rows = super().create(vals_list)
        rows.line_id.composition_id._check_open()
        return rows

    def write(self, vals):
        self.line_id.composition_id._check_open()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_closed(self):
        self.line_id.composition_id._check_open()
