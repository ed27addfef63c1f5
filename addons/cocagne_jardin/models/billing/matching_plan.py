"""Entries that Odoo matches one set after the other, matched together instead."""

from odoo import models


class MatchingPlan:
    """Sets of journal items to match, gathered while ``matching_plan`` is in the context.

    Odoo's ``_reconcile_plan`` then matches all of them at once: a tenth of the queries.
    """

    def __init__(self):
        self.sets = []

    def match(self, env, first=None):
        """Match what was gathered; ``first``: only so many sets, the oldest ones."""
        sets = [lines.with_env(env) for lines in self.sets[:first]]
        del self.sets[:first]
        if sets:
            env["account.move.line"]._reconcile_plan(sets)

    def forget_settled(self):
        """Leave out what was paid in the meantime: Odoo refuses all sets for one of them."""
        still_open = (lines.filtered(self._is_open) for lines in self.sets)
        self.sets = [lines for lines in still_open if len(lines) > 1]

    @staticmethod
    def _is_open(line):
        return not line.reconciled


class AccountMoveLine(models.Model):
    _inherit = "account.move.line"

    def reconcile(self):
        """Inside a plan, matched later with all the others."""
        plan = self.env.context.get("matching_plan")
        if plan is None:
            return super().reconcile()
        plan.sets.append(self)
        return {}
