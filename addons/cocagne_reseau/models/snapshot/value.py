from odoo import fields, models


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
    value = fields.Float(digits=(16, 4), help="Empty ratios are zero, see has_value.")
    has_value = fields.Boolean(default=True)
    numerator = fields.Float(digits=(16, 4))
    denominator = fields.Float(digits=(16, 4))
    definition_version = fields.Integer(required=True)
    revision = fields.Integer(required=True, default=1)
    is_current = fields.Boolean(default=True)

    _one_per_revision = models.UniqueIndex(
        "(snapshot_id, indicator_id, revision)",
        "This figure is there already.",
    )
