from odoo import api, fields, models

#: The first one that a month of the line has is the state of the line.
ORDER = ("to_compute", "computed", "reopened", "validated")


class CampaignLine(models.Model):
    """One garden of a campaign: where its months are, how often it was reminded."""

    _name = "cocagne.network.campaign.line"
    _description = "Garden of a campaign"
    _order = "campaign_id desc, garden_id"
    _rec_name = "garden_id"

    campaign_id = fields.Many2one(
        "cocagne.network.campaign", required=True, index=True, ondelete="cascade"
    )
    garden_id = fields.Many2one(
        "cocagne.network.garden", required=True, index=True, ondelete="restrict"
    )
    region_id = fields.Many2one(related="garden_id.region_id", store=True)
    deadline = fields.Date(related="campaign_id.deadline", store=True)
    snapshot_ids = fields.Many2many("cocagne.snapshot", string="Months", readonly=True)
    status = fields.Selection(
        [
            ("to_compute", "Nothing yet"),
            ("computed", "To validate"),
            ("reopened", "To correct"),
            ("validated", "Validated"),
        ],
        compute="_compute_status",
        store=True,
        index=True,
        help="Of several months, the one that is least far.",
    )
    is_late = fields.Boolean("Late", compute="_compute_is_late")
    validated_at = fields.Datetime(
        "Validated on", compute="_compute_status", store=True
    )
    comment = fields.Text("Words of the garden", compute="_compute_comment")
    computed_on = fields.Datetime(readonly=True, copy=False)
    reminder = fields.Selection(
        [
            ("opening", "Told at the opening"),
            ("first", "First reminder"),
            ("second", "Second reminder"),
            ("last", "Last reminder"),
        ],
        "Last mail",
        readonly=True,
        copy=False,
    )
    reminded_on = fields.Date("Written to on", readonly=True, copy=False)

    _once = models.UniqueIndex(
        "(campaign_id, garden_id)", "This garden is in the campaign already."
    )

    @api.depends("snapshot_ids.state", "snapshot_ids.validated_at")
    def _compute_status(self):
        for line in self:
            states = line.snapshot_ids.mapped("state") or ["to_compute"]
            line.status = min(states, key=ORDER.index)
            days = line.snapshot_ids.filtered("validated_at").mapped("validated_at")
            is_done = line.status == "validated"
            line.validated_at = max(days) if days and is_done else False

    @api.depends("status", "campaign_id.deadline", "campaign_id.stage")
    def _compute_is_late(self):
        for line in self:
            line.is_late = line.status != "validated" and bool(
                line.campaign_id._is_late()
            )

    @api.depends("snapshot_ids.comment")
    def _compute_comment(self):
        for line in self:
            words = filter(None, line.snapshot_ids.mapped("comment"))
            line.comment = "\n".join(words)

    def action_view_months(self):
        """Open the months of the garden."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cocagne_reseau.action_snapshots"
        )
        months = self.snapshot_ids
        if len(months) == 1:
            return action | {"res_id": months.id, "views": [(False, "form")]}
        return action | {"domain": [("id", "in", months.ids)], "context": {}}
