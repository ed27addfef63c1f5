from odoo import fields, models

from ...law import dates
from ...law.contract import length


class Version(models.Model):
    """How the dialogs write contracts: amendments and loans are versions of them."""

    _inherit = "hr.version"

    def _amend(self, values, new_end=None):
        """A version of the same contract from ``values["date_version"]`` on.

        :param new_end: the new last day of the contract, when it is prolonged.
        """
        self.ensure_one()
        former = self.contract_date_end
        later = self._law_later()
        if new_end:
            bounds = length.Period(self.contract_date_start, former)
            self._check_prolonged(bounds, new_end)
            unbroken = {"planned_date_end": False, "end_reason": False}
            later.write({"contract_date_end": new_end, **unbroken})
            values = {**values, "previous_end": former}
        stage = self._stage_of(fields.Date.to_date(values["date_version"]))
        if stage:
            stage._law_later().write(values)
        else:
            bounds = {
                "contract_date_start": self.contract_date_start,
                "contract_date_end": new_end or former,
            }
            stage = later.employee_id.create_version({**values, **bounds})
            stage = stage.with_env(self.env)
        stage._contract_written()
        return stage

    def _stage_of(self, day):
        """The version of the contract that begins that day, to be changed again."""
        return self._contract_versions().filtered(lambda one: one.date_version == day)

    def _lend(self, host, start, end):
        """The loan to a company, and the terms of before from the day after on."""
        self.ensure_one()
        kept = {
            "insertion_kind": "cddi",
            "loan_host_id": False,
            "loan_date_end": False,
        }
        stage = self._amend(
            {
                "date_version": start,
                "insertion_kind": "passerelle",
                "loan_host_id": host.id,
                "loan_date_end": end,
            }
        )
        back = end + dates.ONE_DAY
        following = self._contract_versions().filtered(lambda v: v.date_version > start)
        if self.contract_date_end and back > self.contract_date_end:
            return stage
        if not following or following[0].date_version > back:
            self._amend({"date_version": back, **kept})
        return stage


class Pathway(models.Model):
    _inherit = "cocagne.pathway"

    def _write_contract(self, values):
        """A new contract of the person, whose first version may be waiting for it.

        :return: the version of the contract.
        """
        self.ensure_one()
        person = self.employee_id
        start = values["date_version"]
        same_day = person.version_ids.filtered(lambda one: one.date_version == start)
        blank = person.version_ids.filtered(lambda one: not one.contract_date_start)
        if same_day and not same_day.contract_date_start:
            same_day.write(values)
            version = same_day
        elif blank and blank == person.version_ids:
            blank[0].write(values)
            version = blank[0]
        else:
            version = person.create_version(values)
        return version

    def _leave_after_contract(self, version):
        """Ask how the person leaves."""
        self.ensure_one()
        return self.with_context(
            default_date_end=version.contract_date_end,
            default_contract_reason=version.end_reason,
        ).action_leave()
