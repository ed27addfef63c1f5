from odoo import fields, models

from ...law.pathway import Closing, Hiring


class PassEvents(models.Model):
    """The public methods of a PASS: suspend, hire, prolong, end.

    Each refuses what the law refuses, with its article. They work for every role that
    reads the PASS: a contract that payroll signs closes a suspension.
    """

    _inherit = "cocagne.pass"

    def _suspend(self, date_start, date_end, reason):
        """A suspension, from the first to the last day.

        :param reason: a key of ``law.pathway.SUSPENSION_REASONS``.
        :raise ValidationError: with each broken rule of R.5132-1-3.
        """
        self._declared()
        # sudo: only the adviser writes suspensions by hand, other roles through contracts
        return (
            self.env["cocagne.pass.suspension"]
            .sudo()
            .create(
                {
                    "pass_id": self.id,
                    "date_start": date_start,
                    "date_end": date_end,
                    "reason": reason,
                }
            )
            .sudo(False)
        )

    def _hire(self, day):
        """A contract begins: it must be within the PASS and closes the suspension.

        Told twice for the same day, it changes nothing.

        :raise ValidationError: outside the PASS (R.5132-1-2).
        """
        self._declared()
        history = self._history()
        if day in history.hirings:
            return
        self._refuse_event(Hiring(day))
        # sudo: see _suspend
        whole = self.sudo()
        for suspension in whole.suspension_ids:
            if suspension.date_start <= day <= suspension.date_end:
                suspension._cut_before(day)
        # sudo: as above
        self.env["cocagne.pass.hiring"].sudo().create({"pass_id": self.id, "day": day})

    def _unhire(self, day):
        """The contract that began on this day was a mistake and is gone."""
        self._declared()
        # sudo: see _suspend
        self.sudo().hiring_ids.filtered(lambda one: one.day == day).unlink()

    def _prolong(self, date_end, reason, **values):
        """A prolongation until ``date_end``: granted at once, or asked of the prescriber.

        :param values: others of the request: ``prescriber_id``, ``report``...
        :raise ValidationError: with each broken rule of R.5132-1-8.
        :return: the ``cocagne.pass.prolongation``; its state tells whether it waits.
        """
        self._declared()
        # sudo: see _suspend
        return (
            self.env["cocagne.pass.prolongation"]
            .sudo()
            .create(
                {"pass_id": self.id, "date_end": date_end, "reason": reason, **values}
            )
            .sudo(False)
        )

    def _close(self, day=None):
        """End the pathway after 12 consecutive months of suspension (R.5132-1-3)."""
        self._declared()
        day = day or fields.Date.context_today(self)
        self._refuse_event(Closing(day))
        # sudo: see _suspend
        self.sudo().closed_on = day

    def action_close(self):
        """The adviser ends the pathway today."""
        # what the button may do, a call over RPC may too: only who writes the PASS
        self.check_access("write")
        self._close()
        return True

    def _declared(self):
        """What is told about one PASS at a time, by who may read it."""
        self.ensure_one()
        self.check_access("read")

    def _refuse_event(self, event, without=None, context=None):
        """:param without: the suspension that is judged, left out of the history."""
        history = self._history(without)
        found = history.problems(event, context or self._context(), self._figures())
        self.env["cocagne.law"]._refuse(found)
