from odoo import api, models

#: What says which contract of insertion it is, when it begins and when it ends.
BOUNDS = {
    "active",
    "employee_id",
    "pathway_id",
    "insertion_kind",
    "contract_date_start",
    "contract_date_end",
}
#: In a context: an outer write looks at the whole. Nobody can send an object over RPC.
_OUTER_LOOKS = object()


class Version(models.Model):
    """The one door of contracts: whoever writes one, and how, the same follows.

    Rules of what is written are constraints (``_check_contract_law``). Here is what wants
    to know what was there before: an end that moves, a first day to tell the PASS.
    """

    _inherit = "hr.version"

    @api.model_create_multi
    def create(self, vals_list):
        versions = super().create([self._with_first_day(vals) for vals in vals_list])
        if not versions._is_law_later():
            versions._begin_contracts()
        return versions

    @api.model
    def _with_first_day(self, vals):
        """The first terms of a contract hold from its first day on."""
        start = vals.get("contract_date_start")
        if vals.get("insertion_kind") and start and not vals.get("date_version"):
            return {**vals, "date_version": start}
        return vals

    def write(self, vals):
        inner = self.env.context.get("contract_bounds_looked_at") is _OUTER_LOOKS
        if inner or self._is_law_later() or not BOUNDS & vals.keys():
            return super().write(vals)
        starts, ends = self._contract_starts(), self._contract_ends()
        # Odoo writes the dates first, then the rest: only the whole can be judged
        outer = self.with_context(contract_bounds_looked_at=_OUTER_LOOKS)
        result = super(Version, outer).write(vals)
        self._check_moved_ends(ends)
        self._move_contracts(starts)
        return result

    def unlink(self):
        starts = self._contract_starts()
        result = super().unlink()
        self.browse()._move_contracts(starts)
        return result
