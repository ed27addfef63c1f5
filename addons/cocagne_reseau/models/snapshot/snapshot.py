from odoo import fields, models

STATES = [
    ("to_compute", "To compute"),
    ("computed", "To validate"),
    ("validated", "Validated"),
    ("reopened", "To correct"),
]


class Snapshot(models.Model):
    """The figures of a garden for a month, and who answers for them."""

    _name = "cocagne.snapshot"
    _description = "Month of a garden"
    _inherit = ["mail.thread", "mail.activity.mixin"]
    _order = "month desc, garden_id"

    garden_id = fields.Many2one("cocagne.network.garden", required=True, index=True)
    company_id = fields.Many2one(related="garden_id.company_id", store=True, index=True)
    month = fields.Date(required=True, index=True, help="Its first day.")
    state = fields.Selection(STATES, required=True, default="to_compute", index=True)
    origin = fields.Selection(
        [("own", "Computed here"), ("bundle", "Sent by the garden")],
        required=True,
        default="own",
    )
    revision = fields.Integer(
        required=True,
        default=1,
        help="1 is the first one; each correction after a validation adds one.",
    )
    computed_at = fields.Datetime("Computed on", readonly=True)
    validated_at = fields.Datetime("Validated on", readonly=True)
    validated_by_id = fields.Many2one("res.users", "Validated by", readonly=True)
    comment = fields.Text(help="What the head office should know about this month.")
    value_ids = fields.One2many("cocagne.snapshot.value", "snapshot_id", "Figures")

    _garden_month_unique = models.UniqueIndex(
        "(garden_id, month)", "This garden has this month already."
    )
