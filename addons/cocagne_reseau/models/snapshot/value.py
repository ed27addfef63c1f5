from odoo import api, fields, models
from odoo.exceptions import UserError

#: What a garden types of a figure that it declares.
TYPED = frozenset({"value", "has_value"})


class SnapshotValue(models.Model):
    """One indicator of a garden and month, unmasked: for the garden itself.

    A corrected month keeps the rows of its earlier revisions, ``is_current`` false.
    The head office reads ``cocagne.network.figure`` instead.
    """

    _name = "cocagne.snapshot.value"
    _description = "Figure of a month of a garden"
    _order = "month desc, garden_id, indicator_id, revision desc"

    snapshot_id = fields.Many2one(
        "cocagne.snapshot", required=True, index=True, ondelete="cascade"
    )
    garden_id = fields.Many2one(related="snapshot_id.garden_id", store=True, index=True)
    company_id = fields.Many2one(
        related="snapshot_id.company_id", store=True, index=True
    )
    month = fields.Date(related="snapshot_id.month", store=True, index=True)
    indicator_id = fields.Many2one(
        "cocagne.indicator", required=True, ondelete="restrict"
    )
    value = fields.Float(
        digits=(16, 4),
        aggregator=None,
        help="Empty ratios are zero, see has_value.",
    )
    has_value = fields.Boolean("Known", default=True)
    numerator = fields.Float(digits=(16, 4), aggregator=None)
    denominator = fields.Float(digits=(16, 4), aggregator=None)
    definition_version = fields.Integer(required=True, aggregator=None)
    revision = fields.Integer(required=True, default=1, aggregator=None)
    is_current = fields.Boolean(default=True)
    is_proposed = fields.Boolean(
        "As last month",
        help="The garden declares this figure; what is proposed is last month's.",
    )
    unit = fields.Selection(related="indicator_id.unit")
    definition = fields.Text(related="indicator_id.definition")

    _one_per_revision = models.UniqueIndex(
        "(snapshot_id, indicator_id, revision)",
        "This figure is there already.",
    )
    _one_current = models.UniqueIndex(
        "(snapshot_id, indicator_id) WHERE is_current",
        "A figure of a month has one current revision.",
    )

    @api.onchange("value")
    def _onchange_value(self):
        self.has_value = True

    def write(self, vals):
        """A garden types the figures that it declares, until it validates them."""
        if self.env.su:
            return super().write(vals)
        self._check_typing(vals)
        super().write(vals)
        self.sudo().write({"is_proposed": False})  # sudo: what follows from typing
        return True

    def _check_typing(self, vals):
        if not vals.keys() <= TYPED or not all(self.indicator_id.mapped("is_declared")):
            raise UserError(
                self.env._(
                    "The figures of a month are computed. Correct what they count, then "
                    "press « Compute again »."
                )
            )
        if not all(self.mapped("is_current")) or "validated" in self.mapped(
            "snapshot_id.state"
        ):
            raise UserError(
                self.env._(
                    "This month is validated: press « Correct », say why, then type the "
                    "figure."
                )
            )
        if vals.get("value", 0) < 0:
            raise UserError(
                self.env._(
                    "%s cannot be less than 0: type it again.",
                    self.indicator_id[:1].label,
                )
            )
