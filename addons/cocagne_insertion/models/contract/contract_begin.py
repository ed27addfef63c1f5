from odoo import models
from odoo.exceptions import ValidationError


class Version(models.Model):
    """A contract that begins is told to the pathway and its PASS, whoever writes it.

    The PASS must cover its first day, and its suspension ends the day before (R.5132-1-2,
    R.5132-1-3). A first day that was a mistake is taken back.
    """

    _inherit = "hr.version"

    def _contract_starts(self):
        """{(pathway, its PASS, first day)} of the contracts of insertion among these."""
        # sudo: payroll writes contracts and reads neither pathways nor PASS
        return {
            (one.pathway_id, one.pathway_id.pass_id, one.contract_date_start)
            for one in self.sudo()
            if one.active
            and one.employee_id
            and one.insertion_kind
            and one.pathway_id
            and one.contract_date_start
        }

    def _move_contracts(self, before):
        """Take back the first days that are gone, then tell those that are new."""
        now = self._contract_starts()
        for pathway, pass_iae, day in before - now:
            if not pathway._has_contract_from(day):
                pathway._unbegin(pass_iae, day)
        self._begin_contracts(before)

    def _begin_contracts(self, known=frozenset()):
        """Tell the first days that nobody told yet, in their order."""
        new = self._contract_starts() - known
        for pathway, _pass, day in sorted(new, key=lambda start: start[2]):
            pathway._begin_contract(day)


class Pathway(models.Model):
    """A contract that begins is the entry of the person."""

    _inherit = "cocagne.pathway"

    def write(self, vals):
        """The contracts go on under the PASS that the pathway is given."""
        if "pass_id" not in vals:
            return super().write(vals)
        # sudo: the rule is the same whoever writes the pathway
        before = {one: one.sudo().pass_id for one in self}
        result = super().write(vals)
        for pathway, former in before.items():
            # sudo: as above
            pathway.sudo()._change_pass(former)
        return result

    def _change_pass(self, former):
        days = sorted(set(self._insertion_contracts().mapped("contract_date_start")))
        if former == self.pass_id or not days:
            return
        if not self.pass_id:
            raise ValidationError(
                self.env._(
                    "The contracts of %s stand on its PASS: give the pathway another "
                    "PASS, or delete the contracts first.",
                    self.display_name,
                )
            )
        for day in days:
            former and former._unhire(day)
            self.pass_id._hire(day)

    def _has_contract_from(self, day):
        contracts = self.exists()._insertion_contracts()
        return day in contracts.mapped("contract_date_start")

    def _begin_contract(self, day):
        """The pathway and the PASS learn of a contract; told twice, nothing changes."""
        if day not in self.pass_id.hiring_ids.mapped("day"):
            self._enter(day)

    def _unbegin(self, pass_iae, day):
        """The contract of that day was a mistake: the next one is the entry."""
        if pass_iae.exists():
            pass_iae._unhire(day)
        days = self.exists()._insertion_contracts().mapped("contract_date_start")
        if days and self.date_start == day:
            self.date_start = min(days)
