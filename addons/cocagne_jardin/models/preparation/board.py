from odoo import api, fields, models
from odoo.tools import SQL, format_date

from ..basket.basket import NOT_PREPARED_STATES

PERIODS = [
    ("late", "Past, not marked delivered"),
    ("today", "Today"),
    ("tomorrow", "Tomorrow"),
    ("week", "This week"),
    ("later", "Later"),
    ("past", "Archive"),
]


class PreparationBoard(models.Model):
    """A preparation day of a garden: the rounds prepared on it and their papers (R81).

    A view on the deliveries that carry baskets; its id is that of one of them.
    """

    _name = "cocagne.preparation.board"
    _description = "Day of preparation"
    _auto = False
    _order = "preparation_date, company_id"
    _rec_name = "day_label"
    _depends = {
        "cocagne.basket": ["delivery_id", "prepared_quantity", "state", "depot_id"],
        "cocagne.delivery": ["company_id", "date", "preparation_date", "state"],
    }

    company_id = fields.Many2one("res.company", "Garden", readonly=True)
    preparation_date = fields.Date("Prepared on", readonly=True)
    period = fields.Selection(
        PERIODS, "When", readonly=True, group_expand="_expand_periods"
    )
    unit_count = fields.Integer("Baskets", readonly=True)
    delivered_count = fields.Integer("Rounds delivered", readonly=True)
    round_count = fields.Integer("Rounds", readonly=True)
    stop_count = fields.Integer("Depots", readonly=True)
    day_label = fields.Char("Day", compute="_compute_day_label")
    delivery_ids = fields.Many2many(
        "cocagne.delivery", string="Rounds prepared", compute="_compute_delivery_ids"
    )
    content_label = fields.Char("Contents", compute="_compute_content_label")
    prepared_count = fields.Integer(
        "Depots prepared", compute="_compute_prepared_count"
    )

    @property
    def _table_query(self):
        today = fields.Date.context_today(self)
        return SQL(
            """
            SELECT min(day.delivery_id) AS id, day.company_id, day.preparation_date,
                   sum(day.units)::int AS unit_count,
                   count(*)::int AS round_count,
                   sum(day.depots)::int AS stop_count,
                   count(*) FILTER (WHERE day.state = 'delivered')::int
                       AS delivered_count,
                   CASE
                       WHEN day.preparation_date = %(today)s THEN 'today'
                       WHEN day.preparation_date = %(today)s + 1 THEN 'tomorrow'
                       WHEN day.preparation_date < %(today)s
                            AND bool_and(day.date < %(today)s)
                            AND bool_or(day.state != 'delivered') THEN 'late'
                       WHEN day.preparation_date < %(today)s THEN 'past'
                       WHEN day.preparation_date
                            < date_trunc('week', %(today)s)::date + 7 THEN 'week'
                       ELSE 'later'
                   END AS period
              FROM (
                    SELECT delivery.id AS delivery_id, delivery.company_id,
                           delivery.preparation_date, delivery.date, delivery.state,
                           sum(basket.prepared_quantity) AS units,
                           count(DISTINCT basket.depot_id) AS depots
                      FROM cocagne_delivery delivery
                      JOIN cocagne_basket basket ON basket.delivery_id = delivery.id
                     WHERE basket.state NOT IN %(not_prepared)s
                       AND basket.prepared_quantity > 0
                     GROUP BY delivery.id
                   ) day
             GROUP BY day.company_id, day.preparation_date
            """,
            today=today,
            not_prepared=NOT_PREPARED_STATES,
        )

    @api.model
    def _expand_periods(self, values, domain):
        """Today stays in sight, also when there is nothing to prepare."""
        shown = {"today", "tomorrow", "week", *values}
        return [key for key, _label in PERIODS if key in shown]

    @api.depends_context("lang")
    @api.depends("preparation_date")
    def _compute_day_label(self):
        for day in self:
            day.day_label = day.preparation_date and format_date(
                self.env, day.preparation_date, date_format="EEEE d MMMM"
            )

    @api.depends("company_id", "preparation_date")
    def _compute_delivery_ids(self):
        deliveries = self.env["cocagne.delivery"].search(
            [
                ("company_id", "in", self.company_id.ids),
                ("preparation_date", "in", self.mapped("preparation_date")),
            ]
        )
        found = deliveries.filtered("unit_count").grouped(
            lambda delivery: (delivery.company_id, delivery.preparation_date)
        )
        for day in self:
            key = (day.company_id, day.preparation_date)
            day.delivery_ids = found.get(key, deliveries.browse())

    @api.depends("delivery_ids")
    def _compute_content_label(self):
        groups = self.env["cocagne.preparation.line"]._read_group(
            [("delivery_id", "in", self.delivery_ids.ids)],
            ["company_id", "preparation_date:day", "product_id"],
            ["quantity:sum"],
        )
        texts = {}
        for company, day, product, units in groups:
            texts.setdefault((company, day), []).append(f"{int(units)} {product.name}")
        for day in self:
            parts = texts.get((day.company_id, day.preparation_date), [])
            day.content_label = ", ".join(parts)

    @api.depends("delivery_ids")
    def _compute_prepared_count(self):
        groups = self.env["cocagne.preparation.progress"]._read_group(
            [
                ("delivery_id", "in", self.delivery_ids.ids),
                ("prepared_on", "!=", False),
            ],
            ["delivery_id"],
            ["__count"],
        )
        counts = {delivery.id: count for delivery, count in groups}
        for day in self:
            day.prepared_count = sum(
                counts.get(delivery.id, 0) for delivery in day.delivery_ids
            )

    # -- the papers and screens of the day ---------------------------------------------

    def action_print_preparation(self):
        return self._print("action_report_preparation")

    def action_print_road_sheets(self):
        return self._print("action_report_road_sheet")

    def action_print_labels(self):
        return self._print("action_report_labels")

    def action_print_spreadsheet(self):
        return self._print("action_report_preparation_xlsx")

    def _print(self, name):
        report = self.env.ref(f"cocagne_jardin.{name}")
        return report.report_action(self.delivery_ids, config=False)

    def action_print_options(self):
        """Choose the layout, the labels already used, one depot or one member."""
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cocagne_jardin.action_paper_print"
        )
        action["context"] = {"default_delivery_ids": self.delivery_ids.ids}
        return action

    def action_view_quantities(self):
        return self.delivery_ids.action_view_preparation()

    def action_view_members(self):
        return self.delivery_ids.action_view_members()

    def action_view_changes(self):
        return self.delivery_ids.action_view_changes()
