from odoo import models
from odoo.exceptions import UserError

#: Weeks of a year by months of a year: hours of a month for an hour a week.
WEEKS_A_MONTH = 52 / 12


class FluxRow(models.Model):
    """Takes a line: an annex, a contract, a monthly state that is not here yet.

    What is here already stays as it is: the gap is shown. Taken twice, nothing is
    doubled. A line that a rule refuses stays on the list with the rule; the others are
    taken.
    """

    _inherit = "cocagne.flux.row"

    def _take(self):
        for row in self:
            try:
                with self.env.cr.savepoint():
                    values = getattr(row, f"_take_{row.kind}")()
            except UserError as refusal:
                row.write(
                    {"state": "refused", "reason": "law", "refusal": str(refusal)}
                )
                continue
            row.with_context(recognising=True).write(
                values | {"state": "taken", "reason": False, "refusal": False}
            )

    # -- annexes -----------------------------------------------------------------------

    def _take_AnnexeFinanciere(self):
        values = self._prepare_annex()
        annex = self.annex_id
        if not annex:
            return {"annex_id": annex.create(values).id}
        values.pop("company_id")
        changed = {
            name: value for name, value in values.items() if annex[name] != value
        }
        if changed:
            annex.write(changed)
        return {}

    def _prepare_annex(self):
        values = {
            "company_id": self.company_id.id,
            "number": self.number,
            "date_start": self.date_start,
            "date_end": self.date_end,
            "posts": round(self.posts, 2),
            "unit_amount": self.amount,
        }
        if self.asp_state in self.env["cocagne.annex"]._fields["state"].get_values(
            self.env
        ):
            values["state"] = self.asp_state
        return values

    # -- contracts ---------------------------------------------------------------------

    def _take_ContratMission(self):
        if self.version_id:
            return {}
        values = self._prepare_contract()
        person = self.employee_id
        first = person.version_id
        if first.contract_date_start:
            return {"version_id": person.create_version(values).id}
        first.write(values)
        return {"version_id": first.id}

    def _prepare_contract(self):
        return {
            "date_version": self.date_start,
            "contract_date_start": self.date_start,
            "contract_date_end": self.date_end,
            "pathway_id": self._pathway().id,
            "insertion_kind": "cddi" if self.date_end else "cdi_inclusion",
            "annex_id": self._annex_of(self.date_start).id,
            "weekly_hours": self.hours,
            "hourly_rate": self._hourly_rate(),
        }

    def _pathway(self):
        return self._pathways().get(self.employee_id.id, self.env["cocagne.pathway"])

    def _annex_of(self, day):
        return self.env["cocagne.annex"].search(
            [
                ("company_id", "=", self.company_id.id),
                ("date_start", "<=", day),
                ("date_end", ">=", day),
            ],
            limit=1,
        )

    def _hourly_rate(self):
        """Euros an hour, from the gross pay of a month."""
        hours = self.hours * WEEKS_A_MONTH
        return round(self.amount / hours, 2) if hours else 0.0

    # -- monthly states ----------------------------------------------------------------

    def _take_EtatMensuelIndiv(self):
        if self.month_id:
            return {}
        self.month_id.check_access("create")
        # sudo: the reason of an exit is the adviser's column of the state, too
        return {"month_id": self.month_id.sudo().create(self._prepare_month()).id}

    def _prepare_month(self):
        # sudo: the reason of an exit is the adviser's; it goes from one place that is
        # closed to another one that is
        reason = self.sudo().exit_reason
        return {
            "company_id": self.company_id.id,
            "pathway_id": self._pathway().id,
            "version_id": self.version_id.id,
            "annex_id": self.annex_id.id,
            "month": self.month,
            "contract_start": self.date_start,
            "contract_end": self.date_end,
            "hours_paid": self.hours,
            "gross": self.amount,
            "date_left": self.date_left,
            "exit_reason": reason if self.date_left else False,
        }
