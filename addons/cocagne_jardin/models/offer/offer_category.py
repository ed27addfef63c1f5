from odoo import api, fields, models
from odoo.exceptions import ValidationError


class OfferCategory(models.Model):
    """A shelf of the catalogue; shelves are ordered and may hold others (R40)."""

    _name = "cocagne.offer.category"
    _description = "Catalogue category"
    _inherit = ["cocagne.garden.list"]
    _parent_store = True
    _order = "complete_sequence, id"

    parent_id = fields.Many2one(
        "cocagne.offer.category", "Inside", index=True, check_company=True
    )
    display_name = fields.Char(recursive=True)
    parent_path = fields.Char(index=True)
    child_ids = fields.One2many(
        "cocagne.offer.category", "parent_id", "Categories inside"
    )
    complete_sequence = fields.Char(
        compute="_compute_complete_sequence", store=True, recursive=True
    )
    offer_ids = fields.One2many("cocagne.offer", "category_id", "Offers")

    @api.depends("sequence", "parent_id.complete_sequence")
    def _compute_complete_sequence(self):
        """Sorts a shelf after the one that holds it, before the next one."""
        for category in self:
            above = category.parent_id.complete_sequence or ""
            category.complete_sequence = f"{above}{category.sequence:06d}/"

    @api.depends("name", "parent_id.display_name")
    def _compute_display_name(self):
        for category in self:
            parts = [category.parent_id.display_name, category.name]
            category.display_name = " / ".join(part for part in parts if part)

    @api.constrains("parent_id")
    def _check_no_cycle(self):
        if self._has_cycle():
            raise ValidationError(
                self.env._("A category cannot be inside itself: choose another one.")
            )

    @api.model
    def _default_entries(self):
        return [
            {"name": name}
            for name in (
                self.env._("Subscriptions"),
                self.env._("Vegetables and fruits"),
                self.env._("Grocery"),
                self.env._("Other"),
            )
        ]
