from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain


class Calendar(models.Model):
    """The deliveries that a frequency takes in a round (R7-R9).

    The season's plan writes one per round and frequency. The manager may change the
    dates by hand, or add calendars for one product (its own deliverable weeks, R9) or
    one depot (to level the workload, R8): the most precise one wins.
    """

    _name = "cocagne.calendar"
    _description = "Delivery calendar"
    _order = "season_id desc, round_id, frequency_id, product_id, depot_id"
    _check_company_auto = True

    season_id = fields.Many2one(
        "cocagne.season",
        required=True,
        ondelete="cascade",
        index=True,
        check_company=True,
    )
    round_id = fields.Many2one(
        "cocagne.round",
        required=True,
        ondelete="cascade",
        index=True,
        check_company=True,
    )
    company_id = fields.Many2one(related="round_id.company_id", store=True, index=True)
    frequency_id = fields.Many2one("cocagne.frequency", required=True)
    product_id = fields.Many2one(
        "product.product",
        "Only for",
        domain=[("is_basket", "=", True)],
        check_company=True,
        help="A basket with weeks of its own, for example fruit from May to October.",
    )
    depot_id = fields.Many2one("cocagne.depot", "Only at", check_company=True)
    delivery_ids = fields.Many2many(
        "cocagne.delivery",
        string="Deliveries",
        domain="[('round_id', '=', round_id)]",
        check_company=True,
    )
    date_count = fields.Integer("Dates placed", compute="_compute_date_count")
    expected_count = fields.Integer(
        "Dates wanted", help="How many baskets the year has, for example 25; 0: all."
    )
    is_manual = fields.Boolean(
        "Kept by hand", help="Planning the season again does not touch these dates."
    )
    state = fields.Selection(
        [("draft", "To check"), ("valid", "Validated")], default="draft", required=True
    )

    _one_per_scope = models.UniqueIndex(
        "(season_id, round_id, frequency_id, COALESCE(product_id, 0),"
        " COALESCE(depot_id, 0))",
        "This calendar already exists.",
    )

    @api.depends("delivery_ids")
    def _compute_date_count(self):
        for calendar in self:
            calendar.date_count = len(calendar.delivery_ids)

    @api.depends("round_id", "frequency_id", "product_id", "depot_id")
    def _compute_display_name(self):
        for calendar in self:
            parts = [
                calendar.round_id.code,
                calendar.frequency_id.name,
                calendar.product_id.display_name,
                calendar.depot_id.display_name,
            ]
            calendar.display_name = " / ".join(filter(None, parts))

    def action_place_dates(self):
        """Place the dates by the rule of the frequency, over the year (R7)."""
        planner = self.env["cocagne.planner"]
        for calendar in self:
            slots = planner._round_slots(calendar.season_id, calendar.round_id)
            dates = calendar._rule_dates(slots)
            dates = planner._place(
                dates, calendar.expected_count, label=calendar.display_name
            )
            calendar.delivery_ids = [fields.Command.set([slot.id for slot in dates])]
        return True

    def action_validate(self):
        """Validate the calendar: only if exactly the wanted dates are placed (R7)."""
        for calendar in self:
            missing = calendar.expected_count - calendar.date_count
            if calendar.expected_count and missing:
                raise UserError(
                    self.env._(
                        "%(calendar)s: %(wanted)s dates are wanted and %(placed)s are "
                        "placed. Add or remove dates, or change the number wanted.",
                        calendar=calendar.display_name,
                        wanted=calendar.expected_count,
                        placed=calendar.date_count,
                    )
                )
        self.state = "valid"
        return True

    def action_draft(self):
        self.state = "draft"

    def _rule_dates(self, slots):
        self.ensure_one()
        if self.frequency_id.rule == "free":
            return list(slots)
        return self.frequency_id._select(slots, self.round_id.fortnight_phase)

    @api.model
    def _sync_season(self, season):
        """Write the calendar of each round and frequency that has a rule (R8)."""
        frequencies = self.env["cocagne.frequency"].search(
            [("rule", "!=", "free"), ("phase", "=", "round")]
        )
        known = {
            (calendar.round_id, calendar.frequency_id): calendar
            for calendar in season.calendar_ids
            if not calendar.product_id and not calendar.depot_id
        }
        planner = self.env["cocagne.planner"]
        new_rows = []
        for garden_round in season._rounds():
            slots = planner._round_slots(season, garden_round)
            for frequency in frequencies:
                calendar = known.get((garden_round, frequency))
                if calendar and (calendar.is_manual or calendar.state == "valid"):
                    continue
                dates = frequency._select(slots, garden_round.fortnight_phase)
                commands = [fields.Command.set([slot.id for slot in dates])]
                if calendar:
                    calendar.delivery_ids = commands
                    continue
                new_rows.append(
                    {
                        "season_id": season.id,
                        "round_id": garden_round.id,
                        "frequency_id": frequency.id,
                        "delivery_ids": commands,
                    }
                )
        self.create(new_rows)

    @api.model
    def _for_season(self, season):
        """All the calendars of a season by (round, frequency, product, depot) ids."""
        calendars = self.search(Domain("season_id", "=", season.id))
        return {
            (
                calendar.round_id.id,
                calendar.frequency_id.id,
                calendar.product_id.id,
                calendar.depot_id.id,
            ): set(calendar.delivery_ids.ids)
            for calendar in calendars
        }
