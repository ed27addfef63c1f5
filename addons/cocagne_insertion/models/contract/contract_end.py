from odoo import fields, models

from ...law.contract import breach


class Version(models.Model):
    """The end of a contract, at its term or before."""

    _inherit = "hr.version"

    def _end_problems(self, reason, day):
        """What the law says against ending the contract that day."""
        self.ensure_one()
        return breach.problems(
            reason,
            day,
            (self.contract_date_start, self.contract_date_end or None),
            self.trial_date_end or None,
        )

    def _end_contract(self, reason, day):
        """End the contract of this version on a day.

        Terms that were to begin later never do: their versions are archived.

        :param reason: one of ``END_REASONS``.
        """
        self.ensure_one()
        self.env["cocagne.law"]._refuse(self._end_problems(reason, day))
        stages = self._contract_versions()
        never = stages.filtered(lambda one: one.date_version > day)
        planned = self.planned_date_end or self.contract_date_end
        later = (stages - never)._law_later()
        never._law_later().write({"active": False})
        later.filtered(lambda one: one.loan_date_end and one.loan_date_end > day).write(
            {"loan_date_end": day}
        )
        later[:1].write({"contract_date_end": day})
        later.write({"end_reason": reason, "planned_date_end": planned})
        (stages - never)._contract_written()
        (stages - never)._check_standstills()

    def action_end(self):
        """Ask why and when the contract ends."""
        self.ensure_one()
        return self._open_end("agreement", fields.Date.context_today(self))

    def _open_end(self, reason, day):
        """The dialog that ends the contract, with what is known already."""
        day = min(day, self.contract_date_end or day)
        wizard = self.env["cocagne.contract.end"].create(
            {"version_id": self.id, "reason": reason, "date_end": day}
        )
        return wizard._open()


class Pathway(models.Model):
    _inherit = "cocagne.pathway"

    def _last_contract_end(self):
        """(last day, reason) of the last contract, for the exit of the person.

        The reason is one of ``END_REASONS``, or False while nobody wrote it.
        """
        self.ensure_one()
        last = self._insertion_contracts()[-1:]
        return last.contract_date_end, last.end_reason
