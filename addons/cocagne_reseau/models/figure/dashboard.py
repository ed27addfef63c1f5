from datetime import date

from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import format_date

#: The figures of the dashboard, in their order; those that no addon defines are left.
KEY_CODES = (
    *("members.members", "baskets.delivered", "sales.turnover", "land.hectares"),
    *("land.depots", "solidarity.baskets", "solidarity.households"),
    *("insertion.present", "insertion.etp", "insertion.entries"),
    *("insertion.exits", "insertion.dynamic_rate"),
)
#: Months of the small curves.
CURVE = 12
#: Two totals are compared when they count about as many gardens.
SAME_GARDENS = 0.1
#: A change under it is no change (%).
FLAT = 0.5
ALERTS = 8


class NetworkFigure(models.Model):
    """The first screen of the head office: the last month in a dozen figures."""

    _inherit = "cocagne.network.figure"

    @api.model
    def dashboard_data(self, month=None):
        """All that the dashboard shows.

        :param month: a day of the month, as ``2026-05-01``; None: the last month that
            half of the gardens validated.
        """
        totals = self.env["cocagne.network.total"]
        totals.browse().check_access("read")
        months = self._validated_months()
        month = self._month_asked(month) or self._last_month(months)
        data = {"least": self.env["res.company"]._network_least(), "month": False}
        if not month:
            return data
        return {
            **data,
            "month": fields.Date.to_string(month),
            "month_label": self._month_label(month),
            "months": [
                {"value": fields.Date.to_string(one), "label": self._month_label(one)}
                for one in sorted({*months, month}, reverse=True)
            ],
            "validated": months.get(month, 0),
            "expected": self._expected_gardens(month),
            "cards": self._cards(month),
            "alerts": self.env["cocagne.network.alert"]._first(ALERTS),
        }

    def _month_asked(self, month):
        if not month:
            return None
        try:
            return date.fromisoformat(month).replace(day=1)
        except (TypeError, ValueError):
            raise UserError(
                self.env._("%s is no month: choose one in the list.", month)
            ) from None

    def _month_label(self, month):
        return format_date(self.env, month, date_format="MMMM y")

    @api.model
    def _validated_months(self):
        """{month: number of gardens that validated it}, the latest first."""
        rows = self._read_group(
            [], ["month:month"], ["garden_id:count_distinct"], order="month:month desc"
        )
        return dict(rows)

    def _last_month(self, months):
        for month, gardens in months.items():
            if 2 * gardens >= self._expected_gardens(month):
                return month
        return next(iter(months), None)

    @api.model
    def _expected_gardens(self, month):
        """How many gardens are in the network that month."""
        last = month + relativedelta(months=1, days=-1)
        return self.env["cocagne.network.garden"].search_count(
            [
                "|",
                ("date_joined", "=", False),
                ("date_joined", "<=", last),
                "|",
                ("date_left", "=", False),
                ("date_left", ">", month),
            ]
        )

    # -- cards -------------------------------------------------------------------------

    def _cards(self, month):
        indicators = self.env["cocagne.indicator"].search([("code", "in", KEY_CODES)])
        by_code = {one.code: one for one in indicators}
        rows = self._network_rows(indicators, month)
        return [
            self._card(by_code[code], rows.get(code, {}), month)
            for code in KEY_CODES
            if code in by_code and month in rows.get(code, {})
        ]

    def _network_rows(self, indicators, month):
        """{code: {month: total of the network}} of the curve and of the year before."""
        totals = self.env["cocagne.network.total"].search_fetch(
            [
                ("level", "=", "network"),
                ("indicator_id", "in", indicators.ids),
                ("month", "<=", month),
                ("month", ">=", month - relativedelta(months=CURVE)),
            ]
        )
        rows = {}
        for total in totals:
            rows.setdefault(total.indicator_id.code, {})[total.month] = total
        return rows

    def _card(self, indicator, rows, month):
        total = rows[month]
        hidden = total.is_masked
        return {
            "id": indicator.id,
            "code": indicator.code,
            "label": indicator.label,
            "definition": indicator.definition,
            "theme": indicator.theme,
            "value": self._in_words(None if hidden else total.value, indicator),
            "hidden": hidden,
            "gardens": total.gardens,
            "left_out": total.left_out,
            "points": self._points(rows, month),
            **self._trend(rows, month),
        }

    def _points(self, rows, month):
        months = [month - relativedelta(months=n) for n in reversed(range(CURVE))]
        return [
            rows[one].value if one in rows and not rows[one].is_masked else None
            for one in months
        ]

    def _trend(self, rows, month):
        """Up, down or flat against the same month a year before, or the month before."""
        total = rows[month]
        for other in (month - relativedelta(years=1), month - relativedelta(months=1)):
            before = rows.get(other)
            if not before or before.is_masked or total.is_masked or not before.value:
                continue
            if abs(total.gardens - before.gardens) > SAME_GARDENS * before.gardens:
                continue
            change = 100 * (total.value - before.value) / abs(before.value)
            way = "flat" if abs(change) < FLAT else "up" if change > 0 else "down"
            return {
                "trend": way,
                "change": self._change_words(round(change)),
                "against": self._month_label(other),
            }
        return {"trend": False}

    def _change_words(self, percent):
        """With the signs of French typography; nothing has none."""
        return f"{percent:+d} %".replace("-", "−") if percent else "0 %"
