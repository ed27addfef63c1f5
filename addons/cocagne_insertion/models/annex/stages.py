"""What holds of a contract of insertion on which days: read once for everybody."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from odoo import api, models
from odoo.fields import Domain

FIELDS = [
    "employee_id",
    "company_id",
    "pathway_id",
    "annex_id",
    "date_version",
    "contract_date_start",
    "contract_date_end",
    "weekly_hours",
    "hourly_rate",
]
ONE_DAY = timedelta(days=1)


class Stage(NamedTuple):
    """Days of a contract between two of its versions, both ends in it.

    :param contract: pathway, and first day of the contract: an amendment is another stage
        of the same one.
    :param contract_end: None for a CDI inclusion.
    """

    version: int
    company: int
    annex: int | None
    contract: tuple[int, date]
    contract_end: date | None
    start: date
    end: date | None
    week_hours: Decimal
    rate: Decimal


class Version(models.Model):
    """Contracts of insertion as stages."""

    _inherit = "hr.version"

    @api.model
    def _insertion_stages(self, companies, first, last):
        """Stages of the contracts that touch a period, by contract, in one query.

        :return: {(pathway id, first day of the contract): [Stage in order of time]}
        """
        domain = Domain("company_id", "in", companies.ids)
        domain &= Domain("pathway_id", "!=", False)
        domain &= Domain("insertion_kind", "!=", False)
        domain &= Domain("contract_date_start", "<=", last)
        domain &= Domain("contract_date_end", "=", False) | Domain(
            "contract_date_end", ">=", first
        )
        # sudo: hours and posts are computed for roles that do not read contracts
        versions = self.sudo().with_context(active_test=False)
        found = versions.search_fetch(domain, FIELDS, order="date_version, id")
        contracts = found.grouped(lambda v: (v.pathway_id.id, v.contract_date_start))
        return {key: _stages(key, group) for key, group in contracts.items()}


def _stages(key, versions):
    """One stage a version, from its day to the eve of the next one's."""
    starts = [max(version.date_version, key[1]) for version in versions]
    ends = [after - ONE_DAY for _before, after in pairwise(starts)]
    ends.append(versions[-1].contract_date_end or None)
    starts[0] = key[1]
    return [
        Stage(
            version.id,
            version.company_id.id,
            version.annex_id.id or None,
            key,
            versions[-1].contract_date_end or None,
            start,
            end,
            _decimal(version.weekly_hours),
            _decimal(version.hourly_rate),
        )
        for version, start, end in zip(versions, starts, ends, strict=True)
    ]


def _decimal(value):
    return Decimal(str(round(value or 0.0, 4)))
