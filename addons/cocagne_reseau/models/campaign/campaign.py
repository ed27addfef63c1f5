from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Command
from odoo.tools import format_date

#: Months of a period.
LENGTHS = {"month": 1, "quarter": 3, "year": 12}
#: Days after the period until which gardens validate.
DAYS_TO_VALIDATE = 15


class Campaign(models.Model):
    """The head office asks the gardens to validate a month, a quarter or a year."""

    _name = "cocagne.network.campaign"
    _description = "Campaign of months"
    _inherit = ["mail.thread", "cocagne.progress.mixin"]
    _order = "date_from desc, id desc"

    company_id = fields.Many2one(
        "res.company",
        "Head office",
        required=True,
        readonly=True,
        default=lambda self: self._default_network(),
    )
    kind = fields.Selection(
        [("month", "A month"), ("quarter", "A quarter"), ("year", "A year")],
        "Period",
        required=True,
        default="month",
    )
    date_from = fields.Date(
        "From",
        required=True,
        default=lambda self: self._default_date_from(),
        help="Any day of the period.",
    )
    date_to = fields.Date("To", compute="_compute_date_to", store=True)
    deadline = fields.Date(
        "To validate by",
        compute="_compute_deadline",
        store=True,
        readonly=False,
        required=True,
        precompute=True,
        tracking=True,
    )
    stage = fields.Selection(
        [("draft", "Being prepared"), ("open", "Open"), ("closed", "Closed")],
        required=True,
        readonly=True,
        default="draft",
        copy=False,
        tracking=True,
    )
    opens_next = fields.Boolean(
        "Open the next month by itself",
        default=True,
        help="On the first day of each month, the campaign of the month before opens "
        "with the same number of days to validate.",
    )
    line_ids = fields.One2many(
        "cocagne.network.campaign.line", "campaign_id", "Gardens", copy=False
    )
    garden_count = fields.Integer("Gardens asked", compute="_compute_counts")
    validated_count = fields.Integer("Validated", compute="_compute_counts")
    late_count = fields.Integer("Late", compute="_compute_counts")
    validated_percent = fields.Float("Validated (%)", compute="_compute_counts")

    _once = models.UniqueIndex(
        "(company_id, kind, date_from)",
        "This period has its campaign already: open it in the list, or choose another.",
    )

    @api.model
    def _default_network(self):
        return self.env["res.company"].sudo()._network()  # sudo: which one it is

    @api.model
    def _default_date_from(self):
        return self._today().replace(day=1) - relativedelta(months=1)

    @api.model
    def _today(self):
        return fields.Date.context_today(self)

    @api.depends("kind", "date_from")
    def _compute_date_to(self):
        for campaign in self:
            campaign.date_to = campaign.date_from and self._last_day(
                campaign.kind, self._first_day(campaign.kind, campaign.date_from)
            )

    @api.depends("kind", "date_from")
    def _compute_deadline(self):
        for campaign in self:
            campaign.deadline = campaign.date_from and self._last_day(
                campaign.kind, self._first_day(campaign.kind, campaign.date_from)
            ) + relativedelta(days=DAYS_TO_VALIDATE)

    @api.depends_context("lang")
    @api.depends("kind", "date_from")
    def _compute_display_name(self):
        for campaign in self:
            campaign.display_name = campaign._period_label().capitalize()

    def _period_label(self):
        """octobre 2026, 4e trimestre 2026 or 2026."""
        if not self.date_from:
            return ""
        formats = {"month": "MMMM y", "quarter": "QQQQ y", "year": "y"}
        return format_date(self.env, self.date_from, date_format=formats[self.kind])

    @api.depends("line_ids.status", "deadline")
    def _compute_counts(self):
        groups = self.env["cocagne.network.campaign.line"]._read_group(
            [("campaign_id", "in", self.ids)], ["campaign_id", "status"], ["__count"]
        )
        found = {}
        for campaign, status, count in groups:
            found.setdefault(campaign.id, {})[status] = count
        for campaign in self:
            counts = found.get(campaign.id, {})
            total, validated = sum(counts.values()), counts.get("validated", 0)
            campaign.garden_count = total
            campaign.validated_count = validated
            campaign.late_count = total - validated if campaign._is_late() else 0
            campaign.validated_percent = 100.0 * validated / total if total else 0.0

    def _is_late(self):
        return self.stage == "open" and self.deadline and self.deadline < self._today()

    # -- period ------------------------------------------------------------------------

    @api.model
    def _first_day(self, kind, day):
        month = {"quarter": (day.month - 1) // 3 * 3 + 1, "year": 1}
        return day.replace(day=1, month=month.get(kind, day.month))

    @api.model
    def _last_day(self, kind, first):
        return first + relativedelta(months=LENGTHS[kind], days=-1)

    def _months(self):
        """The first days of the months of the campaign."""
        return [
            self.date_from + relativedelta(months=number)
            for number in range(LENGTHS[self.kind])
        ]

    @api.model_create_multi
    def create(self, vals_list):
        if not self._default_network():
            raise UserError(
                self.env._(
                    "No company of this database is the head office yet: tick « Is the "
                    "head office » on it first."
                )
            )
        campaigns = super().create([self._with_first_day(vals) for vals in vals_list])
        for campaign in campaigns.filtered(lambda campaign: not campaign.line_ids):
            campaign._add_gardens()
        return campaigns

    def write(self, vals):
        if {"kind", "date_from"} & vals.keys() and any(
            campaign.stage != "draft" for campaign in self
        ):
            raise UserError(
                self.env._(
                    "This campaign is open: its period cannot change. Close it and "
                    "prepare another one."
                )
            )
        if not {"kind", "date_from"} & vals.keys():
            return super().write(vals)
        for campaign in self:
            super(Campaign, campaign).write(campaign._with_first_day(vals))
        return True

    def _with_first_day(self, vals):
        day = fields.Date.to_date(vals.get("date_from")) or (
            self.date_from or self._default_date_from()
        )
        kind = vals.get("kind") or self.kind or "month"
        return {**vals, "date_from": self._first_day(kind, day)}

    @api.ondelete(at_uninstall=False)
    def _unlink_except_open(self):
        if any(campaign.stage != "draft" for campaign in self):
            raise UserError(
                self.env._(
                    "A campaign that was opened is kept: it tells who was asked. Close "
                    "it instead."
                )
            )

    # -- gardens -----------------------------------------------------------------------

    def _gardens(self):
        """The gardens that were in the network during the period."""
        return self.env["cocagne.network.garden"].search(
            [
                "|",
                ("date_joined", "=", False),
                ("date_joined", "<=", self.date_to),
                "|",
                ("date_left", "=", False),
                ("date_left", ">=", self.date_from),
            ]
        )

    def _add_gardens(self):
        missing = self._gardens() - self.line_ids.garden_id
        self.line_ids = [Command.create({"garden_id": garden.id}) for garden in missing]

    def action_add_gardens(self):
        """Add the gardens of the period that are not in the campaign yet."""
        for campaign in self:
            campaign._add_gardens()
            if campaign.stage == "open":
                campaign._prepare_months()
        return True

    # -- life --------------------------------------------------------------------------

    def action_open(self):
        """Ask the gardens: their months are made, counted, and they are written to."""
        self.check_access("write")
        for campaign in self:
            campaign._check_open()
            campaign._prepare_months()
            campaign.stage = "open"
            campaign.action_run()
        return True

    def _check_open(self):
        if not self.line_ids:
            raise UserError(
                self.env._(
                    "There is no garden in this campaign: write the list of the gardens "
                    "first (Network, Settings, Gardens)."
                )
            )
        if self.date_to >= self._today():
            raise UserError(
                self.env._(
                    "%s is not over: open the campaign from the next day on.",
                    self.display_name,
                )
            )

    def _prepare_months(self):
        """Make the months that are asked for, and hang them on the gardens' lines."""
        # sudo: months are made by the code alone; here they are empty
        snapshots = self.env["cocagne.snapshot"].sudo()
        for month in self._months():
            snapshots |= snapshots._ensure(self.line_ids.garden_id, month)
        by_garden = snapshots.grouped("garden_id")
        for line in self.line_ids:
            found = by_garden[line.sudo().garden_id]
            line.snapshot_ids = [Command.set(found.ids)]

    def action_close(self):
        """Stop asking: no reminder leaves any more."""
        self.check_access("write")
        self.write({"stage": "closed"})
        return True

    def action_reopen(self):
        """Ask again."""
        self.check_access("write")
        self.write({"stage": "open"})
        return True

    def action_view_lines(self):
        """Open the gardens of the campaign by state."""
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cocagne_reseau.action_campaign_lines"
        )
        return action | {
            "name": self.display_name,
            "domain": [("campaign_id", "=", self.id)],
        }

    def action_view_late(self):
        """Open the gardens that are late."""
        action = self.action_view_lines()
        late = [("campaign_id", "=", self.id), ("status", "!=", "validated")]
        return action | {"domain": late, "views": [(False, "list"), (False, "form")]}
