from odoo import api, fields, models

from ...law import alerts
from .support_task import WEEK, Task


class SupportTask(models.Model):
    """Contracts, PASS and what follows from them."""

    _inherit = "cocagne.support.task"

    @api.model
    def _tasks(self, pathways):
        active = pathways.filtered(lambda one: one.state == "active")
        ends = self._contract_ends(active)
        return [
            *super()._tasks(pathways),
            *self._tasks_contract(ends),
            *self._tasks_pass(pathways),
            *self._tasks_diagnosis(pathways - active),
            *self._tasks_report(ends),
            *self._tasks_professional(active),
        ]

    @api.model
    def _contract_ends(self, pathways):
        """{pathway: last day of the last contract}; those without end are left out."""
        versions = self.env["hr.version"].search(
            [("pathway_id", "in", pathways.ids), ("contract_date_start", "!=", False)]
        )
        ends, endless = {}, set()
        for version in versions:
            pathway, end = version.pathway_id, version.contract_date_end
            if not end:
                endless.add(pathway)
            elif end > ends.get(pathway, end.min):
                ends[pathway] = end
        return {one: end for one, end in ends.items() if one not in endless}

    @api.model
    def _tasks_contract(self, ends):
        return [
            Task("contract", pathway.id, end, pathway, "payroll")
            for pathway, end in ends.items()
        ]

    @api.model
    def _tasks_pass(self, pathways):
        return [
            Task("pass", pathway.id, pathway.pass_id.date_end, pathway)
            for pathway in pathways
            if pathway.pass_id.date_end
        ]

    @api.model
    def _tasks_diagnosis(self, candidates):
        """The last diagnosis of who is not hired yet; during a PASS it holds."""
        found = self.env["cocagne.diagnosis"].search(
            [("pathway_id", "in", candidates.ids)], order="made_on, id"
        )
        last = {one.pathway_id: one for one in found}
        return [
            Task("diagnosis", pathway.id, one.expires_on, pathway, "adviser")
            for pathway, one in last.items()
            if one.expires_on
        ]

    @api.model
    def _tasks_report(self, ends):
        """The report on the accompaniment, as long as none is finished for the end."""
        today = fields.Date.context_today(self)
        rows = self.env["cocagne.support.report"]._read_group(
            [("pathway_id", "in", [one.id for one in ends]), ("state", "=", "done")],
            ["pathway_id"],
            ["contract_end:max"],
        )
        written = dict(rows)
        return [
            Task("report", pathway.id, end, pathway, thresholds=(alerts.REPORT_DAYS,))
            for pathway, end in ends.items()
            if (written.get(pathway) or end.min) < end
            and alerts.report_is_due(end, pathway.pass_id.date_end or end, today)
        ]

    @api.model
    def _tasks_professional(self, pathways):
        """L.6315-1: within the first year, then so many months after the last one."""
        days = pathways._professional_days()
        return [
            Task("professional", pathway.id, due, pathway)
            for pathway, (_last, due, planned) in days.items()
            if due and not planned
        ]

    @api.model
    def _tasks_due(self, kind, last, pathways, days, audience="director"):
        """Something that comes back: so many days after the last time.

        :param last: {pathway: day of the last time}; the entry stands in for none.
        :param days: name of the setting of the garden.
        """
        return [
            Task(
                kind,
                pathway.id,
                fields.Date.add(since, days=pathway.company_id[days]),
                pathway,
                audience,
                WEEK,
            )
            for pathway in pathways
            if pathway.company_id[days]
            and (since := last.get(pathway) or pathway.date_start)
        ]
