from odoo import models

from ...law.contract import breach, length


class Version(models.Model):
    """The last day of a written contract: moved by an amendment, or broken.

    An amendment prolongs by twelve months at most (Instr. DGEFP 2009-36); a contract that
    is signed ends earlier only for a reason of the law (L.1243-1).
    """

    _inherit = "hr.version"

    def _contract_ends(self):
        """{version: its contract} of what was bounded before a change."""
        # sudo: days of contracts, whoever writes
        return {
            one: length.Period(one.contract_date_start, one.contract_date_end)
            for one in self.sudo()
            if one.insertion_kind and one.contract_date_start and one.contract_date_end
        }

    def _check_moved_ends(self, before):
        """:param before: what ``_contract_ends`` gave."""
        for version, former in before.items():
            version._check_moved_end(former)

    def _check_moved_end(self, former):
        end = self.contract_date_end
        same = self.contract_date_start == former.start
        if not (same and end) or end == former.end:
            return
        if end > former.end:
            self._check_prolonged(former, end)
        else:
            problems = breach.earlier_end_problems(
                end, former.end, bool(self.signed_on), self.end_reason
            )
            self.env["cocagne.law"]._refuse(problems)

    def _check_prolonged(self, former, end):
        """:param former: the contract as a ``Period``, before it ends on ``end``."""
        figures = self.env["cocagne.insertion.figure"]._figures()
        problems = length.amendment_problems(former, end, figures)
        self.env["cocagne.law"]._refuse(problems)


class Employee(models.Model):
    _inherit = "hr.employee"

    def create_version(self, values):
        """Terms of the same contract with another last day prolong it too."""
        # sudo: days of contracts, whoever writes
        before = self.sudo().version_ids._contract_ends()
        version = super().create_version(values)
        self.env["hr.version"]._check_moved_ends(before)
        return version
