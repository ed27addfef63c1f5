from datetime import date

from odoo import api, models
from odoo.exceptions import UserError
from odoo.tools import format_date

from odoo.addons.cocagne_jardin.planning.weeks import monday_of


class ReferenceClosing(models.AbstractModel):
    """Closing weeks that the network proposes: in the season of the garden."""

    _name = "cocagne.reference.kind.closing"
    _inherit = "cocagne.reference.kind"
    _description = "Closing weeks of the network"

    @api.model
    def _values(self, item):
        return {"name": item.name, "monday": monday_of(item.monday).isoformat()}

    @api.model
    def _locals(self, companies, lines, links):
        days = [line.values["monday"] for line in lines]
        weeks = self.env["cocagne.closed.week"].search(
            [("company_id", "in", companies.ids), ("monday", "in", days)]
        )
        by_day = {(one.company_id.id, one.monday.isoformat()): one for one in weeks}
        found = {}
        for company in companies:
            for line in lines:
                week = by_day.get((company.id, line.values["monday"]))
                if week:
                    # a week is closed or not: its label is the garden's own
                    found[company.id, line.key] = (week.id, line.values)
        return found

    @api.model
    def _apply(self, company, key, record_id, values):
        if record_id:
            return record_id
        monday = date.fromisoformat(values["monday"])
        season = self.env["cocagne.season"].search(
            [
                ("company_id", "=", company.id),
                ("state", "!=", "closed"),
                ("date_start", "<=", monday),
                ("date_end", ">=", monday),
            ],
            limit=1,
        )
        if not season:
            raise UserError(
                self.env._(
                    "No season holds the week of %s yet: create the season, then take "
                    "this week.",
                    format_date(self.env, monday),
                )
            )
        week = self.env["cocagne.closed.week"].create(
            {"season_id": season.id, "monday": monday, "label": values["name"]}
        )
        return week.id
