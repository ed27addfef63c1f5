from odoo import api, fields, models

READERS = "cocagne_jardin.group_insertion_adviser,cocagne_insertion.group_payroll"


class AnnexComing(models.Model):
    """Who begins and who ends in the months to come: what moves the forecast."""

    _inherit = "cocagne.annex"

    coming = fields.Html(
        "Who begins, who ends",
        compute="_compute_coming",
        groups=READERS,
        sanitize=False,
    )

    @api.depends("date_start", "date_end", "chain")
    @api.depends_context("lang")
    def _compute_coming(self):
        today = fields.Date.context_today(self)
        for annex in self:
            first = max(today, annex.date_start or today)
            events = annex._events(first, annex.date_end or first)
            annex.coming = events and self.env["ir.qweb"]._render(
                "cocagne_insertion.annex_coming", {"events": events}
            )

    def _events(self, first, last):
        """Contracts that begin or end in a period: {day, name, hours, begins}."""
        stages = self.env["hr.version"]._insertion_stages(self.company_id, first, last)
        kinds, events = self._kinds_by_company(), []
        # sudo: the name only, for who may read contracts of insertion
        pathways = self.env["cocagne.pathway"].sudo()
        for (pathway, start), contract in stages.items():
            newest = contract[-1]
            if not self._counts(newest, kinds):
                continue
            name = pathways.browse(pathway).name
            hours = float(newest.week_hours)
            usual = {"name": name, "hours": f"{hours:g}"}
            if start > first:
                events.append({**usual, "day": start, "begins": True})
            if newest.contract_end and newest.contract_end < last:
                events.append({**usual, "day": newest.contract_end, "begins": False})
        return sorted(events, key=lambda event: (event["day"], event["name"] or ""))
