from odoo import api, fields, models
from odoo.exceptions import UserError


class Content(models.Model):
    """Starting from what was written before (R87)."""

    _inherit = "cocagne.content"

    def action_copy_previous(self):
        """Fill the baskets like the last week that was written.

        Each basket type takes after its own baskets of that week, on the same rounds
        where they were told apart.
        """
        self.ensure_one()
        self.check_access("write")
        self._check_draft()
        last = self.search(
            [
                ("company_id", "=", self.company_id.id),
                ("week", "<", self.week),
                ("composition_ids.line_ids", "!=", False),
            ],
            order="week desc",
            limit=1,
        )
        if not last:
            raise UserError(self.env._("No earlier week is written yet."))
        self._prepare_compositions()
        for composition in self.composition_ids:
            source = last._like(composition)
            if source:
                composition._take_lines(source, 1.0)
        return True

    def _like(self, composition):
        """The composition of this week for the same basket type, best by its rounds."""
        same = self.composition_ids.filtered(
            lambda one: one.product_id == composition.product_id
        )
        rounds = composition.delivery_ids.round_id
        return same.sorted(lambda one: -len(one.delivery_ids.round_id & rounds))[:1]


class ContentCopy(models.TransientModel):
    """Copy one basket into others: another round, a bigger basket (R87)."""

    _name = "cocagne.content.copy"
    _description = "Copy a basket"

    source_id = fields.Many2one(
        "cocagne.basket.content",
        "Copy",
        required=True,
        domain="[('content_id', '=', content_id)]",
    )
    content_id = fields.Many2one("cocagne.content", required=True)
    target_ids = fields.Many2many(
        "cocagne.basket.content",
        string="Into",
        required=True,
        domain="[('content_id', '=', content_id), ('id', '!=', source_id)]",
    )
    scaled = fields.Boolean(
        "In proportion to the targets",
        default=True,
        help="A basket whose target is twice as high gets twice as much, rounded to "
        "whole pieces.",
    )

    @api.model
    def default_get(self, fields):
        vals = super().default_get(fields)
        content = self.env["cocagne.content"].browse(vals.get("content_id"))
        filled = content.composition_ids.filtered("line_ids")
        vals.setdefault("source_id", filled[:1].id)
        vals.setdefault("target_ids", (content.composition_ids - filled).ids)
        return vals

    def action_copy(self):
        """Replace what was in the target baskets."""
        self.ensure_one()
        self.target_ids.check_access("write")
        source = self.source_id
        for target in self.target_ids - source:
            scale = 1.0
            if self.scaled and source.target_price:
                scale = target.target_price / source.target_price
            target._take_lines(source, scale)
        return {"type": "ir.actions.act_window_close"}
