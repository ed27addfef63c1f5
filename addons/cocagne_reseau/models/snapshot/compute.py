from odoo import api, fields, models
from odoo.exceptions import UserError

from .snapshot import OPEN

NETWORK_MANAGER = "cocagne_reseau.group_network_manager"


class Snapshot(models.Model):
    """The figures of a month, counted from what the garden did."""

    _inherit = "cocagne.snapshot"

    @api.model
    def _compute(self, gardens, month):
        """Count a month of hosted gardens; the same figures are not written again.

        A validated month is left as it is: what would differ by now is kept beside it
        (``drift_ids``). A month that came in a bundle is not counted here. To be called
        with a chunk of gardens: the rows stay locked until the end of the transaction.

        :raises AccessError: for gardens that are not the user's own, unless the head
            office asks (it gets the states back, never the figures).
        :raises UserError: when the month has not begun.
        :return: the months, in the user's own rights.
        """
        self._check_may_compute(gardens)
        first = month.replace(day=1)
        self._check_begun(first)
        hosted = gardens.filtered("company_id")
        # sudo: who may ask was checked above; sums of a garden need tables that neither
        # its director nor the head office reads
        months = self.sudo()._ensure(hosted, first).filtered(_is_own)
        source = self.env["cocagne.indicator.source"].sudo()
        values = source._compute_values(months.garden_id, first) if months else {}
        rows = months._rows(values)
        waiting = months.filtered(_is_open)
        changed = waiting._write_values(rows)
        waiting._propose_declared()
        (months - waiting)._write_drift(rows)
        waiting._mark_computed(changed)
        return months.sudo(self.env.su)

    @api.model
    def _check_may_compute(self, gardens):
        if not self.env.user.has_group(NETWORK_MANAGER):
            self._check_role(gardens)

    @api.model
    def _check_begun(self, month):
        if month > self._today():
            raise UserError(
                self.env._(
                    "%s has not begun: nothing can be counted yet.",
                    self._format_month(month).capitalize(),
                )
            )

    def _mark_computed(self, changed):
        """Say of these open months that they are counted; ``changed``: whose figures
        are new."""
        fresh = self.filtered(lambda month: month.state == "to_compute")
        now = fields.Datetime.now()
        (fresh | changed).write({"computed_at": now})
        fresh.write({"state": "computed"})

    def action_compute(self):
        """Count the months again."""
        self.check_access("read")
        for month, snapshots in self.grouped("month").items():
            self._compute(snapshots.garden_id, month)
        return True


def _is_own(snapshot):
    return snapshot.origin == "own"


def _is_open(snapshot):
    return snapshot.state in OPEN
