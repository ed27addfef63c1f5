from odoo import fields, models


class WorkActivity(models.Model):
    """What people do at a place of the garden: a row of the planning board."""

    _name = "cocagne.work.activity"
    _description = "Activity of the planning board"
    _inherit = "cocagne.of.garden"
    _order = "sequence, name, id"

    name = fields.Char(required=True, help="Greenhouses, preparation of baskets...")
    place = fields.Char("Where", help="Where one meets, printed under the activity.")
    sequence = fields.Integer(default=10)
    color = fields.Integer()
    active = fields.Boolean(default=True)

    _name_unique = models.UniqueIndex(
        "(company_id, name) WHERE active", "The garden already has this activity."
    )

    def _first_names(self):
        """Activities that a new garden begins with; it renames or archives them."""
        return [
            self.env._("Vegetable fields"),
            self.env._("Greenhouses"),
            self.env._("Seedlings"),
            self.env._("Preparation of baskets"),
            self.env._("Delivery and sale"),
            self.env._("Maintenance"),
        ]
