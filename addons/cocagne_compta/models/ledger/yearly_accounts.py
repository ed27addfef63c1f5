import re
from datetime import timedelta

from odoo import api, fields, models
from odoo.fields import Command

#: A list of accounts in an expression of mis_builder, like ``-balp[756%,754%]``.
ACCOUNTS_OF = re.compile(r"bal[pe]\[([^\]]+)\]")
REPORTS = {
    "pl": "cocagne_compta.mis_report_association_pl",
    "bs": "cocagne_compta.mis_report_association_bs",
}


class MisReport(models.Model):
    """Which accounts a heading of the yearly accounts gathers."""

    _inherit = "mis.report"

    def _heading_prefixes(self):
        """{name of the heading: prefixes of its accounts}."""
        headings = {}
        for kpi in self.kpi_ids:
            found = ACCOUNTS_OF.findall(kpi.expression or "")
            if found:
                headings[kpi.name] = [
                    prefix.strip().rstrip("%")
                    for prefixes in found
                    for prefix in prefixes.split(",")
                ]
        return headings


class ResCompany(models.Model):
    """The balance sheet and the profit and loss account of a garden, in one click."""

    _inherit = "res.company"

    def _accounts_without_heading(self):
        """Accounts with movements that no heading shows, or that two headings show."""
        self.ensure_one()
        groups = self.env["account.move.line"]._read_group(
            [
                ("company_id", "child_of", self.root_id.ids),
                ("parent_state", "=", "posted"),
            ],
            ["account_id"],
        )
        accounts = self.env["account.account"].union(*(row[0] for row in groups))
        return accounts.filtered(lambda account: len(self._headings_of(account)) != 1)

    def _headings_of(self, account):
        """The headings that show an account; the year's result repeats the others."""
        code = account.with_company(self.root_id).code or ""
        return [
            (report, name)
            for report, xmlid in REPORTS.items()
            for name, prefixes in self.env.ref(xmlid)._heading_prefixes().items()
            if name != "l_result" and code.startswith(tuple(prefixes))
        ]

    def _yearly_report(self, kind, day):
        """The report of the fiscal year of a day, made at the first need.

        :param kind: ``pl`` or ``bs``.
        :return: a ``mis.report.instance`` of the house with its establishments, with
            the year before beside it.
        """
        house = self.root_id
        # sudo: reports are made by the software, their figures are read by the user
        instances = self.env["mis.report.instance"].sudo()
        report = self.env.ref(REPORTS[kind])
        dates = house.compute_fiscalyear_dates(day)
        name = self.env._(
            "%(report)s, year to %(end)s, %(garden)s",
            report=report.name,
            end=self.env["cocagne.billing"]._format_day(dates["date_to"], "yMMMMd"),
            garden=house.name,
        )
        found = instances.search(
            [
                ("report_id", "=", report.id),
                ("company_ids", "in", house.ids),
                ("temporary", "=", False),
                ("date", "=", dates["date_to"]),
            ],
            limit=1,
        )
        return (
            found or instances.create(house._prepare_yearly_report(report, name, dates))
        ).sudo(False)

    def _prepare_yearly_report(self, report, name, dates):
        before = self.compute_fiscalyear_dates(dates["date_from"] - timedelta(days=1))
        columns = [(self.env._("Year"), dates), (self.env._("Year before"), before)]
        return {
            "name": name,
            "report_id": report.id,
            "multi_company": True,
            "company_ids": [Command.set((self | self.child_ids).ids)],
            "target_move": "posted",
            "date": dates["date_to"],
            "period_ids": [
                Command.create(
                    {
                        "name": title,
                        "mode": "fix",
                        "manual_date_from": year["date_from"],
                        "manual_date_to": year["date_to"],
                        "sequence": place,
                    }
                )
                for place, (title, year) in enumerate(columns)
            ],
        }

    @api.model
    def _open_yearly_report(self, kind):
        """Show the report of the fiscal year of today of the chosen garden."""
        today = fields.Date.context_today(self)
        instance = self.env.company._yearly_report(kind, today)
        # the widget of mis_builder reads the report from the active record
        active = {"active_model": instance._name, "active_id": instance.id}
        return {**instance.preview(), "context": active}
