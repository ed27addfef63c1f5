from odoo import api, fields, models
from odoo.orm.models import NO_ACCESS
from odoo.tools import format_date

STATES = [("received", "Taken"), ("refused", "Refused")]
WAYS = [("push", "Sent by its program"), ("file", "Brought as a file")]
#: What is kept of a refused bundle, to understand it; and for how many days.
KEPT_BYTES, KEPT_DAYS = 4096, 180


class Bundle(models.Model):
    """The inbox of the head office: each bundle that came, taken or refused, and why.

    It holds no figure that people read: those are in the month, closed as for any
    garden. What came again, or was refused again for the same reason, is counted on one
    row. Written by the reception alone (``receive``).
    """

    _name = "cocagne.bundle"
    _description = "Bundle of a distant garden"
    _order = "last_on desc, id desc"

    garden_id = fields.Many2one("cocagne.network.garden", readonly=True, index=True)
    company_id = fields.Many2one(related="garden_id.company_id", store=True, index=True)
    garden_code = fields.Char("Code in the bundle", readonly=True)
    month = fields.Date(readonly=True, index=True)
    month_label = fields.Char(compute="_compute_month_label")
    revision = fields.Integer(readonly=True, help="1, and one more a correction.")
    correction_reason = fields.Text(
        "Why it is corrected", readonly=True, help="As the garden wrote it."
    )
    identifier = fields.Char(readonly=True, index="btree_not_null")
    fingerprint = fields.Char(readonly=True, index=True)
    state = fields.Selection(STATES, required=True, readonly=True, index=True)
    way = fields.Selection(WAYS, "Came", required=True, readonly=True)
    uploaded_by_id = fields.Many2one("res.users", "Brought by", readonly=True)
    first_on = fields.Datetime(
        "Came on", required=True, readonly=True, default=fields.Datetime.now
    )
    last_on = fields.Datetime(
        "Came again on", required=True, readonly=True, default=fields.Datetime.now
    )
    times = fields.Integer(
        readonly=True, default=1, help="How often the same bundle came."
    )
    reason_code = fields.Char(readonly=True, index=True)
    reason_details = fields.Json(readonly=True)
    reason = fields.Text("Why it was refused", compute="_compute_reason")
    figure_count = fields.Integer("Figures", readonly=True)
    missing_count = fields.Integer("Figures not sent", readonly=True)
    missing_codes = fields.Text("Not sent", readonly=True)
    differing_codes = fields.Text(
        "Other definitions",
        readonly=True,
        help="Figures that the garden computed with another version of the definition "
        "than ours: kept, to compare with care.",
    )
    maker = fields.Char("Program", readonly=True)
    made_at = fields.Datetime("Made on", readonly=True)
    snapshot_id = fields.Many2one(
        "cocagne.snapshot", "Month of the garden", readonly=True, ondelete="set null"
    )
    #: figures that are not masked: for the server alone, to prove what was signed
    raw = fields.Text(groups=NO_ACCESS, copy=False, prefetch=False, readonly=True)

    _identifier_once = models.UniqueIndex(
        "(identifier) WHERE state = 'received'",
        "A bundle with this identifier was taken already.",
    )

    @api.depends_context("lang")
    @api.depends("garden_id", "garden_code", "month", "revision")
    def _compute_display_name(self):
        for bundle in self:
            parts = [bundle.garden_id.name or bundle.garden_code or ""]
            if bundle.month:
                month = format_date(self.env, bundle.month, date_format="MMMM y")
                parts.append(month)
            if bundle.revision > 1:
                parts.append(self.env._("correction %s", bundle.revision - 1))
            bundle.display_name = ", ".join(filter(None, parts)) or self.env._(
                "Unknown sender"
            )

    @api.depends_context("lang")
    @api.depends("month")
    def _compute_month_label(self):
        for bundle in self:
            bundle.month_label = bundle.month and format_date(
                self.env, bundle.month, date_format="MMMM y"
            )

    @api.depends_context("lang")
    @api.depends("reason_code", "reason_details")
    def _compute_reason(self):
        for bundle in self:
            bundle.reason = bundle.reason_code and self._words(
                bundle.reason_code, bundle.reason_details or {}
            )

    def action_open_month(self):
        """The month that this bundle filled."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.display_name,
            "res_model": "cocagne.snapshot",
            "res_id": self.snapshot_id.id,
            "views": [(False, "form")],
        }

    @api.autovacuum
    def _forget_refused(self):
        """Refused bundles are forgotten after half a year, what is taken is kept."""
        limit = fields.Datetime.subtract(fields.Datetime.now(), days=KEPT_DAYS)
        self.search([("state", "=", "refused"), ("last_on", "<", limit)]).unlink()
