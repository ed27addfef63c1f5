from odoo import api, fields, models
from odoo.exceptions import AccessError
from odoo.tools import format_date

STATES = [
    ("to_compute", "To compute"),
    ("computed", "To validate"),
    ("validated", "Validated"),
    ("reopened", "To correct"),
]
#: Months whose figures may still change.
OPEN = ("to_compute", "computed", "reopened")
#: Months that wait for their garden.
WAITING = ("computed", "reopened")
MANAGER = "cocagne_jardin.group_manager"
DIRECTOR = "cocagne_insertion.group_director"
#: Who answers for the figures of a garden.
GARDEN_ROLES = (MANAGER, DIRECTOR)
GARDEN_GROUPS = ",".join(GARDEN_ROLES)
#: What only the code writes: a state is reached by its button.
KEPT = frozenset(
    {
        "garden_id",
        "company_id",
        "month",
        "state",
        "origin",
        "revision",
        "computed_at",
        "validated_at",
        "validated_by_id",
        "value_ids",
        "revision_ids",
        "drift_ids",
    }
)


class Snapshot(models.Model):
    """The figures of a garden for a month, and who answers for them.

    The head office reads the state of each month and the garden's comment, never the
    figures: it has no right on ``cocagne.snapshot.value``.
    """

    _name = "cocagne.snapshot"
    _description = "Month of a garden"
    _inherit = ["mail.thread", "mail.activity.mixin"]
    _order = "month desc, garden_id"
    # whoever reads a month may ask a question about it
    _mail_post_access = "read"

    garden_id = fields.Many2one("cocagne.network.garden", required=True, index=True)
    company_id = fields.Many2one(related="garden_id.company_id", store=True, index=True)
    month = fields.Date("First day", required=True, index=True)
    month_label = fields.Char("Month", compute="_compute_month_label")
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
    computed_at = fields.Datetime(
        "Computed on", readonly=True, help="When the figures last changed."
    )
    validated_at = fields.Datetime("Validated on", readonly=True)
    validated_by_id = fields.Many2one(
        "res.users", "Validated by", readonly=True, groups=GARDEN_GROUPS
    )
    comment = fields.Text(
        help="What the head office should know about this month. Name nobody here."
    )
    value_ids = fields.One2many(
        "cocagne.snapshot.value", "snapshot_id", "Figures", groups=GARDEN_GROUPS
    )
    has_old_definitions = fields.Boolean(
        "A definition changed",
        compute="_compute_has_old_definitions",
        help="Some figures of this month follow an earlier definition.",
    )

    _garden_month_unique = models.UniqueIndex(
        "(garden_id, month)", "This garden has this month already."
    )

    @api.depends_context("lang")
    @api.depends("month")
    def _compute_month_label(self):
        for snapshot in self:
            snapshot.month_label = self._format_month(snapshot.month)

    @api.depends_context("lang")
    @api.depends("month", "garden_id.name")
    def _compute_display_name(self):
        for snapshot in self:
            label = self._format_month(snapshot.month).capitalize()
            snapshot.display_name = f"{label} - {snapshot.garden_id.name or ''}"

    @api.model
    def _format_month(self, month):
        """A month as people write it: octobre 2026."""
        return format_date(self.env, month, date_format="MMMM y") if month else ""

    @api.depends("value_ids.definition_version")
    def _compute_has_old_definitions(self):
        # sudo: only whether a definition changed, which is no figure
        values = self.env["cocagne.snapshot.value"].sudo()
        found = values._read_group(
            [("snapshot_id", "in", self.ids), ("is_current", "=", True)],
            ["snapshot_id", "indicator_id"],
            ["definition_version:max"],
        )
        old = {
            snapshot.id
            for snapshot, indicator, version in found
            if version != indicator.version
        }
        for snapshot in self:
            snapshot.has_old_definitions = snapshot.id in old

    @api.model
    def _today(self):
        return fields.Date.context_today(self)

    def _is_over(self):
        """Whether the month of this snapshot has ended."""
        return self.month < self._today().replace(day=1)

    # -- who may -----------------------------------------------------------------------

    def write(self, vals):
        """Whoever is not the code writes a comment, or talks about the month."""
        if not self.env.su and (closed := KEPT & vals.keys()):
            raise AccessError(
                self.env._(
                    "%s of a month cannot be written by hand: use its buttons.",
                    ", ".join(sorted(self._fields[name].string for name in closed)),
                )
            )
        return super().write(vals)

    @api.model
    def _check_role(self, gardens):
        """:raises AccessError: unless the user answers for the figures of ``gardens``."""
        if self.env.su:
            return
        companies = gardens.sudo().company_id  # sudo: to name what is refused
        has_role = any(self.env.user.has_group(role) for role in GARDEN_ROLES)
        is_own = all(garden.sudo().company_id for garden in gardens)
        if not (has_role and is_own and companies <= self.env.companies):
            raise AccessError(
                self.env._(
                    "The figures of a garden are its own: only its manager or its "
                    "director computes, validates or corrects them."
                )
            )
