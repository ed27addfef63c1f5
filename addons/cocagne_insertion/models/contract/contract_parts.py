from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from ...law import dates
from .version import HR


class Version(models.Model):
    """A contract and its parts: the first version, its amendments, the days of each."""

    _inherit = "hr.version"

    is_amendment = fields.Boolean(compute="_compute_parts", groups=HR)
    is_last_stage = fields.Boolean(
        "Last terms of the contract",
        compute="_compute_parts",
        search="_search_is_last_stage",
        groups=HR,
        help="One line for each contract: its latest terms.",
    )
    insertion_label = fields.Char("Contract", compute="_compute_label", groups=HR)

    @api.model
    def _insertion_domain(self, date_from=None, date_to=None):
        """Versions of contracts of insertion that run on a day of the period.

        A version is given whole contracts: ``_spans`` gives the days of each version.
        """
        domain = Domain("insertion_kind", "!=", False)
        domain &= Domain("employee_id", "!=", False)
        if date_from:
            domain &= Domain("contract_date_end", "=", False) | Domain(
                "contract_date_end", ">=", date_from
            )
        if date_to:
            domain &= Domain("contract_date_start", "<=", date_to)
        return domain

    def _contract_versions(self):
        """All versions of the contracts of these versions, in order of their days."""
        employees = self.employee_id
        keys = {(one.employee_id, one.contract_date_start) for one in self}
        found = self.search([("employee_id", "in", employees.ids)], order="date_version")
        return found.filtered(
            lambda one: one.contract_date_start
            and (one.employee_id, one.contract_date_start) in keys
        )

    def _spans(self):
        """{version: (first day, last day)}: when its terms hold; None for no end.

        One query for all of them, where Odoo's ``date_end`` asks for each.
        """
        starts = {}
        rows = self.search(
            [("employee_id", "in", self.employee_id.ids)], order="date_version"
        )
        for one in rows:
            starts.setdefault(one.employee_id, []).append(one.date_version)
        return {one: one._span(starts.get(one.employee_id, [])) for one in self}

    def _span(self, starts):
        first = max(self.date_version, self.contract_date_start or self.date_version)
        following = [day for day in starts if day > self.date_version]
        ends = [self.contract_date_end] if self.contract_date_end else []
        ends += [min(following) - dates.ONE_DAY] if following else []
        return first, min(ends, default=None)

    def _first_stages(self):
        """The first version of each contract among these."""
        return self.filtered(lambda one: not one.is_amendment)

    @api.depends(
        "date_version", "contract_date_start", "employee_id.version_ids.date_version"
    )
    def _compute_parts(self):
        last = {}
        for one in self.search([("employee_id", "in", self.employee_id.ids)]):
            key = one.employee_id, one.contract_date_start
            last[key] = max(last.get(key, one), one, key=lambda v: v.date_version)
        for version in self:
            begun = version.contract_date_start
            version.is_amendment = bool(begun and version.date_version > begun)
            newest = last.get((version.employee_id, begun), version)
            version.is_last_stage = version._origin == newest._origin

    @api.model
    def _search_is_last_stage(self, operator, value):
        if operator != "in":
            return NotImplemented
        self.flush_model(["employee_id", "contract_date_start", "date_version"])
        domain = Domain(
            "id",
            "in",
            SQL(
                """(SELECT v.id FROM hr_version v
                     WHERE v.contract_date_start IS NOT NULL AND NOT EXISTS (
                       SELECT FROM hr_version later
                        WHERE later.employee_id = v.employee_id AND later.active
                          AND later.contract_date_start = v.contract_date_start
                          AND later.date_version > v.date_version))"""
            ),
        )
        return domain if True in value else ~domain

    @api.depends("insertion_kind", "contract_date_start", "contract_date_end")
    @api.depends_context("lang")
    def _compute_label(self):
        kinds = dict(self._fields["insertion_kind"]._description_selection(self.env))
        for version in self:
            days = [
                day.strftime("%d/%m/%Y")
                for day in (version.contract_date_start, version.contract_date_end)
                if day
            ]
            kind = kinds.get(version.insertion_kind, "")
            version.insertion_label = " – ".join([f"{kind} {days[0]}", *days[1:]]) if (
                days
            ) else kind


class Pathway(models.Model):
    """The contracts of a pathway."""

    _inherit = "cocagne.pathway"

    contract_ids = fields.One2many("hr.version", "pathway_id", "Contracts", groups=HR)
    contract_id = fields.Many2one(
        "hr.version", "Current contract", compute="_compute_contract_id", groups=HR
    )

    def _insertion_contracts(self, date_from=None, date_to=None):
        """The versions that are contracts of insertion of these pathways, in order.

        An amendment is a version of its contract: ``_first_stages()`` leaves them out,
        ``_spans()`` gives the days of each. Give dates to keep the contracts that run on
        a day of the period.
        """
        versions = self.env["hr.version"]
        domain = versions._insertion_domain(date_from, date_to)
        domain &= Domain("pathway_id", "in", self.ids)
        return versions.search(domain, order="employee_id, date_version")

    @api.depends("contract_ids.date_version", "contract_ids.contract_date_end")
    def _compute_contract_id(self):
        """The terms of today; else those that come next, else the last ones."""
        today = fields.Date.context_today(self)
        by_pathway = self._insertion_contracts().grouped("pathway_id")
        for pathway in self:
            found = by_pathway.get(pathway._origin, self.env["hr.version"])
            begun = found.filtered(lambda one: one.date_version <= today)
            running = begun.filtered(
                lambda one: not one.contract_date_end or one.contract_date_end >= today
            )
            coming = found - begun
            pathway.contract_id = running[-1:] or coming[:1] or begun[-1:]
