from odoo import api, fields, models
from odoo.tools import SQL, format_date, formatLang

#: Indicators that the alerts look at.
MEMBERS, POSTS = "members.members", "insertion.etp_rate"
KINDS = [
    ("members", "Members leave"),
    ("posts", "Posts not used"),
    ("late", "Month not validated"),
    ("missing", "Figures missing"),
]


class NetworkAlert(models.Model):
    """Gardens that the head office should call, found in figures anew at each reading.

    Thresholds are settings of the head office. Nothing is looked at but figures that
    the head office reads anyway.
    """

    _name = "cocagne.network.alert"
    _description = "Alert of the network"
    _auto = False
    _order = "severity desc, kind, garden_id"
    _rec_name = "garden_id"
    _depends = {
        "cocagne.network.figure": ["garden_id", "month", "indicator_id", "value"],
        "cocagne.network.garden": ["active", "region_id", "date_joined", "date_left"],
        "cocagne.indicator": ["code", "active", "is_declared"],
    }

    garden_id = fields.Many2one("cocagne.network.garden", readonly=True)
    company_id = fields.Many2one("res.company", readonly=True)
    region_id = fields.Many2one("cocagne.region", readonly=True)
    kind = fields.Selection(KINDS, readonly=True)
    severity = fields.Integer(readonly=True, aggregator="max")
    month = fields.Date(readonly=True)
    number = fields.Float(readonly=True, aggregator=None)
    text = fields.Char("What happens", compute="_compute_text")
    next_step = fields.Char("What to do", compute="_compute_text")

    @property
    def _table_query(self):
        # sudo: thresholds are settings; who reads alerts does not read companies
        network = self.env["res.company"].sudo()._network()
        parts = [
            self._sql_members(network.network_alert_members or 10),
            self._sql_posts(network.network_alert_posts or 90),
            self._sql_late(network.network_alert_days or 20),
            self._sql_missing(),
        ]
        return SQL(
            """
            SELECT row_number() OVER (
                   ORDER BY alert.kind, alert.garden_id, alert.month) AS id,
                   alert.garden_id, garden.company_id, garden.region_id, alert.kind,
                   alert.severity, alert.month, alert.number
              FROM (%s) AS alert
              JOIN cocagne_network_garden garden ON garden.id = alert.garden_id
             WHERE garden.active
            """,
            SQL(" UNION ALL ").join(parts),
        )

    def _sql_last(self, code):
        """The last shown figure of each garden, of the last three months known."""
        return SQL(
            """
            SELECT DISTINCT ON (figure.garden_id) figure.garden_id, figure.month,
                   figure.value, figure.indicator_id
              FROM cocagne_network_figure figure
              JOIN cocagne_indicator indicator ON indicator.id = figure.indicator_id
             WHERE indicator.code = %s AND NOT figure.is_masked
          ORDER BY figure.garden_id, figure.month DESC
            """,
            code,
        )

    def _sql_members(self, percent):
        return SQL(
            """
            SELECT now.garden_id, 'members' AS kind, now.month,
                   100 * (before.value - now.value) / before.value AS number,
                   CASE WHEN before.value - now.value > 2 * %(part)s * before.value
                        THEN 3 ELSE 2 END AS severity
              FROM (%(last)s) AS now
              JOIN cocagne_network_figure before
                   ON before.garden_id = now.garden_id
                  AND before.indicator_id = now.indicator_id
                  AND before.month = now.month - interval '3 months'
             WHERE before.value > 0 AND NOT before.is_masked
               AND before.value - now.value > %(part)s * before.value
            """,
            last=self._sql_last(MEMBERS),
            part=percent / 100,
        )

    def _sql_posts(self, percent):
        return SQL(
            """
            SELECT now.garden_id, 'posts' AS kind, now.month, now.value AS number,
                   CASE WHEN now.value < %(least)s - 10 THEN 3 ELSE 2 END AS severity
              FROM (%(last)s) AS now
             WHERE now.value < %(least)s
            """,
            last=self._sql_last(POSTS),
            least=percent,
        )

    def _sql_late(self, days):
        """The last month whose time is over, where it is not validated."""
        today = fields.Date.context_today(self)
        return SQL(
            """
            SELECT garden.id AS garden_id, 'late' AS kind, due.month,
                   %(today)s::date - (due.month + interval '1 month')::date AS number,
                   CASE WHEN %(today)s::date - (due.month + interval '1 month')::date
                             > 2 * %(days)s THEN 3 ELSE 2 END AS severity
              FROM cocagne_network_garden garden
              JOIN (SELECT (date_trunc('month', %(today)s::date - %(days)s)
                            - interval '1 month')::date AS month) AS due
                   ON COALESCE(garden.date_joined, due.month) <= due.month
                  AND COALESCE(garden.date_left, 'infinity') > due.month
             WHERE NOT EXISTS (
                   SELECT FROM cocagne_network_figure figure
                    WHERE figure.garden_id = garden.id AND figure.month = due.month)
            """,
            today=today,
            days=days,
        )

    def _sql_missing(self):
        """Figures that the garden declares by itself, and did not in its last month."""
        return SQL(
            """
            SELECT last.garden_id, 'missing' AS kind, last.month, count(*) AS number,
                   1 AS severity
              FROM (SELECT garden_id, max(month) AS month FROM cocagne_network_figure
                  GROUP BY garden_id) AS last
              JOIN cocagne_indicator indicator
                   ON indicator.active AND indicator.is_declared
                  AND indicator.aggregation <> 'ratio'
         LEFT JOIN cocagne_network_figure figure
                   ON figure.garden_id = last.garden_id
                  AND figure.month = last.month
                  AND figure.indicator_id = indicator.id
             WHERE figure.id IS NULL
          GROUP BY last.garden_id, last.month
            """
        )

    @api.depends_context("lang")
    @api.depends("kind", "number", "month")
    def _compute_text(self):
        for alert in self:
            alert.text, alert.next_step = alert._words()

    def _words(self):
        """What is wrong and what to do: a method ``_words_of_<kind>`` a kind."""
        month = format_date(self.env, self.month, date_format="MMMM y")
        number = formatLang(self.env, self.number, digits=0)
        return getattr(self, f"_words_of_{self.kind}")(number, month)

    def _words_of_members(self, number, month):
        return (
            self.env._("%(number)s %% fewer members in three months", number=number),
            self.env._(
                "Call the garden: what happened, what helps to win members back?"
            ),
        )

    def _words_of_posts(self, number, month):
        return (
            self.env._(
                "%(number)s %% of the posts used in %(month)s",
                number=number,
                month=month,
            ),
            self.env._(
                "Ask for the forecast of the annex: hire, or give posts back in time."
            ),
        )

    def _words_of_late(self, number, month):
        return (
            self.env._(
                "The month is not validated, %(days)s days after its end: %(month)s",
                month=month,
                days=number,
            ),
            self.env._("Remind the garden, or help it to validate."),
        )

    def _words_of_missing(self, number, month):
        return (
            self.env._(
                "%(number)s figures missing in %(month)s", number=number, month=month
            ),
            self.env._("Ask the garden to add them and to validate the month again."),
        )

    @api.model
    def _first(self, number):
        """The first alerts for the dashboard, and how many there are."""
        return {
            "count": self.search_count([]),
            "rows": [
                {
                    "id": one.id,
                    "garden_id": one.garden_id.id,
                    "garden": one.garden_id.name,
                    "kind": one.kind,
                    "severity": one.severity,
                    "text": one.text,
                    "next_step": one.next_step,
                }
                for one in self.search([], limit=number)
            ],
        }

    def action_open(self):
        """The garden among the others."""
        self.ensure_one()
        return {
            "type": "ir.actions.client",
            "tag": "cocagne_network_position",
            "name": self.garden_id.name,
            "params": {"garden_id": self.garden_id.id},
        }
