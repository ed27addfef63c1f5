from odoo import models
from odoo.exceptions import UserError

from ...exchange.flux import formats

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
        """Lines of a kind together; when a rule refuses one of them, one by one."""
        for kind, rows in self.grouped("kind").items():
            together = getattr(rows, f"_take_{kind}")
            try:
                with self.env.cr.savepoint():
                    together()
            except UserError:
                for row in rows:
                    row._take_alone()
            else:
                rows._mark_taken()

    def _take_alone(self):
        try:
            with self.env.cr.savepoint():
                getattr(self, f"_take_{self.kind}")()
        except UserError as refusal:
            self.write({"state": "refused", "reason": "law", "refusal": str(refusal)})
        else:
            self._mark_taken()

    def _mark_taken(self):
        self.with_context(recognising=True).write(
            {"state": "taken", "reason": False, "refusal": False}
        )

    # -- annexes -----------------------------------------------------------------------

    def _take_AnnexeFinanciere(self):
        new = self.filtered(lambda row: not row.annex_id)
        made = self.env["cocagne.annex"].create([row._prepare_annex() for row in new])
        for row in self - new:
            row._bring_annex_up_to_date()
        for row, annex in zip(new, made, strict=True):
            row.annex_id = annex

    def _bring_annex_up_to_date(self):
        annex, values = self.annex_id, self._prepare_annex()
        del values["company_id"]
        changed = {
            name: value for name, value in values.items() if annex[name] != value
        }
        if changed:
            annex.write(changed)

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
        new = self.filtered(lambda row: not row.version_id)
        pathways, annexes = self._pathways(), new._annexes_of_days()
        for row in new.sorted("date_start"):
            pathway = pathways[row.employee_id.id]
            values = row._prepare_contract(pathway, annexes[row])
            row.version_id = row._write_version(values)

    def _write_version(self, values):
        """A contract goes on with what is known of the person: Odoo copies it, one by one."""
        person = self.employee_id
        first = person.version_id
        if first.contract_date_start:
            return person.create_version(values)
        first.write(values)
        return first

    def _prepare_contract(self, pathway, annex):
        return {
            "date_version": self.date_start,
            "contract_date_start": self.date_start,
            "contract_date_end": self.date_end,
            "pathway_id": pathway.id,
            "insertion_kind": formats.kind(self.contract_format, bool(self.date_end)),
            "annex_id": annex.id,
            "weekly_hours": self.hours,
            "hourly_rate": self._hourly_rate(),
        }

    def _annexes_of_days(self):
        """{row: the annex of its first day}, one query for all."""
        annexes = self.env["cocagne.annex"].search(
            [("company_id", "in", self.company_id.ids)]
        )
        return {
            row: annexes.filtered(
                lambda one, row=row: (
                    one.company_id == row.company_id
                    and one.date_start <= row.date_start <= one.date_end
                )
            )[:1]
            for row in self
        }

    def _hourly_rate(self):
        """Euros an hour, from the gross pay of a month."""
        hours = self.hours * WEEKS_A_MONTH
        return round(self.amount / hours, 2) if hours else 0.0

    # -- monthly states ----------------------------------------------------------------

    def _take_EtatMensuelIndiv(self):
        new = self.filtered(lambda row: not row.month_id)
        months = self.env["cocagne.insertion.month"]
        months.check_access("create")
        pathways = self._pathways()
        # sudo: the reason of an exit is the adviser's column of the state, too
        made = months.sudo().create(
            [row._prepare_month(pathways[row.employee_id.id]) for row in new]
        )
        for row, month in zip(new, made, strict=True):
            row.month_id = month

    def _prepare_month(self, pathway):
        # sudo: the reason of an exit is the adviser's; it goes from one place that is
        # closed to another one that is
        reason = self.sudo().exit_reason
        return {
            "company_id": self.company_id.id,
            "pathway_id": pathway.id,
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
