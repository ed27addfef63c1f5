from decimal import Decimal

from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.tools import formatLang

from ...indicators.plausibility import Past, oddities
from .snapshot import GARDEN_GROUPS, WAITING

#: How a figure of a unit is written: digits after the comma, and what follows.
WRITTEN = {
    "euros": (2, " €"),
    "hours": (1, " h"),
    "posts": (2, ""),
    "hectares": (2, " ha"),
    "kilograms": (0, " kg"),
    "percent": (1, " %"),
}


class Snapshot(models.Model):
    """What looks odd in the figures of a month, in words (``indicators/plausibility``).

    Read with the rights of the user: the head office gets no figure here.
    """

    _inherit = "cocagne.snapshot"

    oddity_text = fields.Text(
        "To look at", compute="_compute_oddity_text", groups=GARDEN_GROUPS
    )

    @api.depends_context("lang")
    @api.depends("value_ids.value", "value_ids.has_value", "state", "month")
    def _compute_oddity_text(self):
        for snapshot in self:
            found = snapshot._origin._oddities() if snapshot._origin else []
            snapshot.oddity_text = "\n".join(map(snapshot._say, found))

    def _oddities(self):
        """What is odd in one month that waits for its garden."""
        self.ensure_one()
        if self.state not in WAITING:
            return []
        figures = self._figures()
        declared = {one.code for one in figures if one.is_declared}
        return oddities({one.code: past for one, past in figures.items()}, declared)

    def _figures(self):
        """{indicator: ``Past``} of one month, in the order of the catalogue."""
        self.ensure_one()
        before = self._values_at(self.month - relativedelta(months=1))
        last_year = self._values_at(self.month - relativedelta(years=1))
        lows = self._lowest_values()
        current = self._values_at(self.month)
        return {
            one: Past(
                current[one],
                before.get(one),
                last_year.get(one),
                *lows.get(one, (None, 0)),
            )
            for one in current
        }

    def _values_at(self, month):
        """{indicator: number or None} of the garden at a month."""
        rows = self.env["cocagne.snapshot.value"].search_fetch(
            [
                ("garden_id", "=", self.garden_id.id),
                ("month", "=", month),
                ("is_current", "=", True),
                ("indicator_id.active", "=", True),
            ],
            ["indicator_id", "value", "has_value"],
        )
        found = {
            row.indicator_id: _decimal(row.value) if row.has_value else None
            for row in rows
        }
        order = self.env["cocagne.indicator"].browse(one.id for one in found)
        return {one: found[one] for one in order.sorted(lambda one: one.sequence)}

    def _lowest_values(self):
        """{indicator: (lowest figure of the months before, how many months)}."""
        groups = self.env["cocagne.snapshot.value"]._read_group(
            [
                ("garden_id", "=", self.garden_id.id),
                ("month", "<", self.month),
                ("is_current", "=", True),
                ("has_value", "=", True),
            ],
            ["indicator_id"],
            ["value:min", "__count"],
        )
        return {one: (_decimal(lowest), count) for one, lowest, count in groups}

    # -- words -------------------------------------------------------------------------

    def _say(self, oddity):
        """An oddity as a sentence for the garden."""
        label = self._label_of(oddity.code)
        if oddity.kind == "drop":
            share = formatLang(self.env, float(oddity.share) * 100, digits=0)
            return self.env._(
                "%(figure)s: %(share)s %% less than the month before.",
                figure=label,
                share=share,
            )
        if oddity.kind == "zero":
            return self.env._("%s: zero, which never happened before.", label)
        if oddity.kind == "missing":
            return self.env._("%s: not filled in yet.", label)
        if oddity.kind == "posts":
            return self.env._(
                "%s: well above the posts that were agreed with the State.", label
            )
        return self.env._("%s: baskets, but not one member or subscriber.", label)

    def _label_of(self, code):
        found = self.env["cocagne.indicator"].search([("code", "=", code)], limit=1)
        return found.label or code

    @api.model
    def _write_number(self, number, unit):
        """A figure as people read it: 1 234 €, 12,5 %."""
        if number is None:
            return "–"
        digits, after = WRITTEN.get(unit, (0, ""))
        whole = number == number.to_integral_value()
        text = formatLang(self.env, float(number), digits=0 if whole else digits or 1)
        return f"{text}{after}".replace(" ", "\N{NO-BREAK SPACE}")


def _decimal(number):
    return Decimal(str(number or 0))
