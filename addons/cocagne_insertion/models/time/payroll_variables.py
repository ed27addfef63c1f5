from odoo import api, models
from odoo.tools import float_round

from ...hours import payroll


class PayrollVariables(models.AbstractModel):
    """The variables of the pay of a month, read in one go for all contracts."""

    _name = "cocagne.payroll.variables"
    _description = "Payroll variables"

    @api.model
    def _codes(self, company):
        """Codes of the reasons of absence, in the order of their list."""
        kinds = self.env["hr.leave.type"].search(
            [("payroll_code", "!=", False), ("company_id", "in", (False, company.id))],
            order="sequence, id",
        )
        return list(dict.fromkeys(kinds.mapped("payroll_code")))

    @api.model
    def _rows(self, sheets):
        """A row for each sheet and contract in it; codes of absences on the first.

        A person whose contract changed within the month has a row per version.
        """
        month, last = sheets[0].month, sheets[0]._last_day
        people, hours = sheets.pathway_id, self.env["cocagne.insertion.hours"]
        found = hours._hours_by_version(people, month, last)
        facts = {
            "codes": hours._absences_by_code(people, month, last),
            "holidays": hours._holiday_hours(people, month, last),
            "more": hours._complementary_hours(people, month, last),
            "versions": self.env["hr.version"].browse(
                {version for _pathway, version in found if version}
            ),
        }
        by_pathway = {}
        for (pathway_id, version_id), own in found.items():
            by_pathway.setdefault(pathway_id, []).append((version_id, own))
        rows = []
        for sheet in sheets:
            for rank, (version_id, own) in enumerate(by_pathway[sheet.pathway_id.id]):
                rows.append(self._row(sheet, version_id, own, facts, rank == 0))
        return rows

    @api.model
    def _row(self, sheet, version_id, hours, facts, first):
        version = facts["versions"].browse(version_id or ())
        employee, pathway_id = sheet.pathway_id.employee_id, sheet.pathway_id.id
        kinds = dict(version._fields["insertion_kind"].selection)
        row = {
            "month": sheet.month.strftime("%m/%Y"),
            "matricule": employee.barcode or str(employee.id),
            "nir": employee.ssnid,
            "name": employee.name,
            "contract": kinds.get(version.insertion_kind, ""),
            "contract_start": version.contract_date_start,
            "contract_end": version.contract_date_end,
            "week_hours": version.weekly_hours,
            "contract_hours": hours.paid + hours.absent_unpaid,
            "paid_hours": hours.paid,
            "deducted_hours": hours.absent_unpaid,
            "worked_hours": hours.worked,
            "trained_hours": hours.trained,
            "hourly_rate": version.hourly_rate,
            "gross": float_round(
                float(hours.paid) * version.hourly_rate, precision_digits=2
            ),
            "state": dict(sheet._fields["state"]._description_selection(self.env))[
                sheet.state
            ],
            "note": sheet.note,
        }
        if first:
            row["holiday_hours"] = facts["holidays"].get(pathway_id)
            row["complementary_hours"] = facts["more"].get(pathway_id)
            for code, found in facts["codes"].get(pathway_id, {}).items():
                row[payroll.REASON + code] = found
        return row

    @api.model
    def _meanings(self, company):
        """What each column is, in words: the second page of the spreadsheet."""
        fixed = {
            "month": self.env._("Month of the pay."),
            "matricule": self.env._("Number of the badge, else of the employee here."),
            "nir": self.env._("Number of social security."),
            "name": self.env._("Name and first name."),
            "contract": self.env._("Kind of contract of insertion."),
            "contract_start": self.env._("First day of the contract."),
            "contract_end": self.env._("Last day of the contract; empty without end."),
            "week_hours": self.env._("Hours a week of the contract."),
            "contract_hours": self.env._(
                "Hours of the month by the contract: week × 52 / 12, by calendar days "
                "for a month begun or ended."
            ),
            "paid_hours": self.env._(
                "Hours to pay: contract_hours less deducted_hours."
            ),
            "deducted_hours": self.env._(
                "What unpaid absences take away: contract_hours × hours absent / hours "
                "planned in the month."
            ),
            "worked_hours": self.env._(
                "Hours of the badge, tablet or week sheet; immersions."
            ),
            "trained_hours": self.env._("Hours of training in working time, paid."),
            "holiday_hours": self.env._(
                "Planned hours of public holidays, paid, not worked."
            ),
            "complementary_hours": self.env._(
                "Hours above the contract of the weeks that end in the month, to pay "
                "on top (L.3123-29) or to give as rest."
            ),
            "hourly_rate": self.env._("Gross pay of an hour, in euros."),
            "gross": self.env._(
                "paid_hours × hourly_rate, in euros, before what is on top."
            ),
            "state": self.env._(
                "Where the sheet of the month is: only “Closed” is final."
            ),
            "note": self.env._("Word of the supervisor for payroll."),
        }
        kinds = self.env["hr.leave.type"].search([("payroll_code", "!=", False)])
        names = dict(
            zip(kinds.mapped("payroll_code"), kinds.mapped("name"), strict=True)
        )
        return [
            (column.name, fixed.get(column.name) or self._reason_meaning(column, names))
            for column in payroll.columns(self._codes(company))
        ]

    @api.model
    def _reason_meaning(self, column, names):
        code = column.name.removeprefix(payroll.REASON)
        return self.env._(
            "Hours of the timetable of the reason “%s”.", names.get(code, code)
        )
