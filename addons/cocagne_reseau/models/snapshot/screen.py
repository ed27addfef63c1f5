from odoo import api, fields, models
from odoo.fields import Domain

from ..indicator.indicator import THEME_NAMES
from .snapshot import GARDEN_GROUPS, WAITING

#: Codes of oddities that mark one row of the table.
MARKED = ("drop", "zero", "missing", "posts", "no_members")


class Snapshot(models.Model):
    """The screen « My month »: the figures by theme, beside the past."""

    _inherit = "cocagne.snapshot"

    figures_html = fields.Html(
        "The figures",
        compute="_compute_figures_html",
        sanitize=False,
        groups=GARDEN_GROUPS,
    )
    declared_ids = fields.One2many(
        "cocagne.snapshot.value",
        "snapshot_id",
        "To fill in",
        domain=[("is_current", "=", True), ("indicator_id.is_declared", "=", True)],
        groups=GARDEN_GROUPS,
    )
    deadline = fields.Date("To validate by", compute="_compute_deadline")

    @api.depends("garden_id", "month")
    def _compute_deadline(self):
        # sudo: a garden is told the day, and nothing else of the campaign
        lines = self.env["cocagne.network.campaign.line"].sudo()
        found = lines.search([("snapshot_ids", "in", self.ids)])
        days = {}
        for line in found.filtered(lambda line: line.campaign_id.stage == "open"):
            for snapshot in line.snapshot_ids:
                day = line.campaign_id.deadline
                days[snapshot.id] = min(days.get(snapshot.id, day), day)
        for snapshot in self:
            snapshot.deadline = days.get(snapshot.id)

    @api.depends_context("lang")
    @api.depends("value_ids.value", "value_ids.has_value", "state", "month")
    def _compute_figures_html(self):
        for snapshot in self:
            themes = snapshot._origin._themes() if snapshot._origin else []
            snapshot.figures_html = self.env["ir.qweb"]._render(
                "cocagne_reseau.month_figures", {"themes": themes, "month": snapshot}
            )

    def _themes(self):
        """[{label, rows}] of the figures, in the order of the catalogue."""
        odd = {one.code for one in self._oddities()}
        rows = {}
        for one, past in self._figures().items():
            rows.setdefault(one.theme, []).append(self._row(one, past, odd))
        names = dict(
            self.env["cocagne.indicator"]
            ._fields["theme"]
            ._description_selection(self.env)
        )
        return [
            {"label": names[theme], "rows": rows[theme]}
            for theme, _name in THEME_NAMES
            if theme in rows
        ]

    def _row(self, indicator, past, odd):
        return {
            "code": indicator.code,
            "label": indicator.label,
            "definition": indicator.definition,
            "value": self._write_number(past.current, indicator.unit),
            "before": self._write_number(past.before, indicator.unit),
            "last_year": self._write_number(past.last_year, indicator.unit),
            "to_before": self._trend(past.current, past.before),
            "to_last_year": self._trend(past.current, past.last_year),
            "is_odd": indicator.code in odd,
            "is_declared": indicator.is_declared,
        }

    def _trend(self, current, past):
        """The way from ``past`` to ``current``: an arrow, a colour, words; or None."""
        if current is None or past is None or current == past:
            return None
        way = "up" if current > past else "down"
        share = ""
        if past:
            percent = round((current - past) * 100 / past)
            share = f"{percent:+d} %".replace("-", "−")
        colour = {"up": "text-success", "down": "text-warning-emphasis"}[way]
        return {"icon": f"fa-arrow-{way}", "colour": colour, "share": share}

    # -- opening -----------------------------------------------------------------------

    @api.model
    def _to_validate_domain(self):
        """The months of the user's gardens that are over and wait for them."""
        first = self._today().replace(day=1)
        return (
            Domain("company_id", "in", self.env.companies.ids)
            & Domain("state", "in", WAITING)
            & Domain("month", "<", first)
        )

    @api.model
    def action_my_month(self):
        """Open the oldest month that waits for the garden; the list where none does."""
        waiting = self.search(self._to_validate_domain(), order="month", limit=1)
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cocagne_reseau.action_snapshots"
        )
        if not waiting:
            return action
        return action | {"res_id": waiting.id, "views": [(False, "form")]}
