from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.tools import format_date

from ...planning import moves, weeks
from ..basket.basket import NOT_PREPARED_STATES


class Delivery(models.Model):
    """One trip of a round: the day it goes out and the baskets it carries (R5, R81).

    ``nominal_date`` is the usual day, ``date`` the real one after holiday moves.
    """

    _name = "cocagne.delivery"
    _description = "Delivery"
    _inherit = ["mail.thread"]
    _order = "date, round_id"
    _check_company_auto = True

    season_id = fields.Many2one(
        "cocagne.season",
        required=True,
        ondelete="restrict",
        index=True,
        check_company=True,
    )
    round_id = fields.Many2one(
        "cocagne.round",
        required=True,
        ondelete="restrict",
        index=True,
        check_company=True,
    )
    company_id = fields.Many2one(
        related="round_id.company_id", store=True, index=True, string="Garden"
    )
    active = fields.Boolean(
        default=True, help="Hidden when its week was closed and its baskets moved away."
    )
    nominal_date = fields.Date("Usual day", required=True, readonly=True)
    date = fields.Date("Delivered on", required=True, index=True, tracking=True)
    is_moved = fields.Boolean(
        "Moved", compute="_compute_week", store=True, help="Not on its usual day."
    )
    is_hand_moved = fields.Boolean(
        readonly=True, help="Moved by hand: planning the season again leaves it there."
    )
    week = fields.Date("Week of", compute="_compute_week", store=True, index=True)
    iso_year = fields.Integer("Year", compute="_compute_week", store=True)
    iso_week = fields.Integer("Week", compute="_compute_week", store=True)
    preparation_date = fields.Date(
        "Prepared on", compute="_compute_preparation_date", store=True, index=True
    )
    state = fields.Selection(
        [("planned", "To deliver"), ("delivered", "Delivered")],
        default="planned",
        required=True,
        tracking=True,
    )
    color_hex = fields.Char(related="round_id.color_hex")
    day_label = fields.Char("Day", compute="_compute_day_label")
    calendar_label = fields.Char("In the calendar", compute="_compute_calendar_label")
    basket_ids = fields.One2many("cocagne.basket", "delivery_id", "Baskets")
    basket_count = fields.Integer("Lines", compute="_compute_counts")
    unit_count = fields.Integer("Baskets to prepare", compute="_compute_counts")
    depot_count = fields.Integer("Depots", compute="_compute_counts")
    missed_count = fields.Integer("Not collected", compute="_compute_counts")
    content_label = fields.Char("Contents", compute="_compute_content_label")

    _one_per_round_and_day = models.UniqueIndex(
        "(round_id, nominal_date)", "This round already goes out on that day."
    )

    @api.depends("round_id.display_name", "date")
    def _compute_display_name(self):
        for delivery in self:
            day = format_date(self.env, delivery.date) if delivery.date else ""
            delivery.display_name = f"{delivery.round_id.display_name} {day}"

    @api.depends_context("lang")
    @api.depends("date")
    def _compute_day_label(self):
        for delivery in self:
            delivery.day_label = delivery.date and format_date(
                self.env, delivery.date, date_format="EEEE d MMMM"
            )

    @api.depends("nominal_date", "date")
    def _compute_week(self):
        for delivery in self:
            day = delivery.nominal_date or delivery.date
            delivery.is_moved = delivery.date != delivery.nominal_date
            delivery.week = day and weeks.monday_of(day)
            iso = day.isocalendar() if day else (0, 0, 0)
            delivery.iso_year, delivery.iso_week = iso[0], iso[1]

    @api.depends("date", "round_id.weekday", "round_id.preparation_day_id.weekday")
    def _compute_preparation_date(self):
        for delivery in self:
            delivery.preparation_date = delivery.date and (
                delivery.round_id._preparation_date(delivery.date)
            )

    def _compute_counts(self):
        groups = self.env["cocagne.basket"]._read_group(
            [
                ("delivery_id", "in", self.ids),
                ("state", "not in", NOT_PREPARED_STATES),
            ],
            ["delivery_id", "state"],
            ["__count", "prepared_quantity:sum", "depot_id:array_agg"],
        )
        rows = {delivery.id: [0, 0, set(), 0] for delivery in self}
        for delivery, state, count, units, depots in groups:
            row = rows[delivery.id]
            row[0] += count
            row[1] += units
            row[2].update(depots)
            row[3] += units if state == "not_collected" else 0
        for delivery in self:
            count, units, depots, missed = rows.get(delivery.id, (0, 0, (), 0))
            delivery.basket_count = count
            delivery.unit_count = units
            delivery.depot_count = len(depots)
            delivery.missed_count = missed

    @api.depends("round_id.code", "unit_count")
    def _compute_calendar_label(self):
        for delivery in self:
            units = f": {delivery.unit_count}" if delivery.unit_count else ""
            delivery.calendar_label = f"{delivery.round_id.code}{units}"

    def _compute_content_label(self):
        """The quantity of each basket type, like ``18 Petit, 7 Grand`` (R81)."""
        groups = self.env["cocagne.basket"]._read_group(
            [
                ("delivery_id", "in", self.ids),
                ("state", "not in", NOT_PREPARED_STATES),
                ("prepared_quantity", ">", 0),
            ],
            ["delivery_id", "prepared_product_id"],
            ["prepared_quantity:sum"],
        )
        contents = {delivery.id: [] for delivery in self}
        for delivery, product, units in groups:
            contents[delivery.id].append(f"{units} {product.name}")
        for delivery in self:
            delivery.content_label = ", ".join(contents.get(delivery.id, []))

    @api.constrains("date", "nominal_date")
    def _check_date(self):
        for delivery in self:
            if not moves.is_allowed_move(delivery.nominal_date, delivery.date):
                raise ValidationError(
                    self.env._(
                        "Round %(round)s of %(nominal)s cannot go out on %(day)s: a "
                        "delivery stays in its week and does not go to the weekend.",
                        round=delivery.round_id.code,
                        nominal=format_date(self.env, delivery.nominal_date),
                        day=format_date(self.env, delivery.date),
                    )
                )

    def write(self, vals):
        if "date" in vals and "is_hand_moved" not in vals:
            vals = {**vals, "is_hand_moved": True}
        return super().write(vals)

    def action_deliver(self):
        """Everything still to deliver on these rounds was delivered (R85).

        A second click changes nothing; baskets already marked keep their mark.
        """
        self._check_may_deliver()
        baskets = self.env["cocagne.basket"].search(
            [("delivery_id", "in", self.ids), ("state", "=", "planned")]
        )
        baskets._set_state("delivered")
        # sudo: a driver may say that the round is done without changing its dates
        self.filtered(lambda d: d.state != "delivered").sudo().state = "delivered"
        return True

    def action_undo_deliver(self):
        """The round was marked by mistake: what is not billed is to deliver again."""
        self._check_may_deliver()
        # sudo: drivers do not see invoices, but leave billed baskets as they are
        baskets = (
            self.env["cocagne.basket"]
            .sudo()
            .search(
                [
                    ("delivery_id", "in", self.ids),
                    ("state", "=", "delivered"),
                    ("invoice_line_id", "=", False),
                ]
            )
        )
        baskets._set_state("planned")
        # sudo: same as action_deliver
        self.sudo().state = "planned"
        return True

    def _check_may_deliver(self):
        self.check_access("read")
        if not self.env.su and not self.env.user.has_group(
            "cocagne_jardin.group_preparer"
        ):
            raise UserError(self.env._("Only the garden's staff can mark a delivery."))

    def action_view_baskets(self):
        """Open the baskets of these rounds, to tick what was not collected."""
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cocagne_jardin.action_baskets"
        )
        action["domain"] = [("delivery_id", "in", self.ids)]
        action["context"] = {"search_default_group_depot": 1}
        return action

    def action_view_preparation(self):
        """Open the quantities to prepare for these rounds (R81)."""
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cocagne_jardin.action_preparation"
        )
        action["domain"] = [("delivery_id", "in", self.ids)]
        action["context"] = {}
        return action
