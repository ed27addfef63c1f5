from odoo import api, fields, models
from odoo.exceptions import UserError

from .once import DEMAND_STATES


class SolidarityEnrolment(models.Model):
    """From the demand to the first basket."""

    _inherit = "cocagne.solidarity.enrolment"

    waiting_since = fields.Date(readonly=True, copy=False)

    def action_start(self):
        """The help begins: the household takes its places in the agreements.

        :raises UserError: without consent, without place, or when an agreement does not
            fit; nothing is written then.
        """
        for enrolment in self:
            enrolment._check_is(DEMAND_STATES)
            enrolment._check_consent()
            if not enrolment.date_start:
                enrolment.date_start = self._today()
            enrolment._check_agreements()
            enrolment.agreement_ids._take_places(
                enrolment.date_start, enrolment.partner_id
            )
            enrolment.state = "active"
        return True

    def action_wait(self):
        """The household waits for a place."""
        for enrolment in self:
            enrolment._check_is(("draft",))
            enrolment.write({"state": "waiting", "waiting_since": self._today()})
        return True

    def action_draft(self):
        """A demand that was refused is looked at again."""
        for enrolment in self:
            enrolment._check_is(("refused", "waiting"))
            enrolment.write(
                {"state": "draft", "exit_reason_id": False, "date_exit": False}
            )
        return True

    def _refuse(self, reason):
        """The demand is refused, for a reason of the list."""
        for enrolment in self:
            enrolment._check_is(DEMAND_STATES)
            enrolment.write(
                {
                    "state": "refused",
                    "exit_reason_id": reason.id,
                    "date_exit": self._today(),
                }
            )
        return True

    def _check_is(self, states):
        self.ensure_one()
        if self.state not in states:
            labels = dict(self._fields["state"]._description_selection(self.env))
            raise UserError(
                self.env._(
                    "%(household)s is at « %(state)s »: this cannot be done now.",
                    household=self.display_name,
                    state=labels[self.state],
                )
            )

    @api.ondelete(at_uninstall=False)
    def _unlink_except_helped(self):
        if any(item.state in ("active", "ended") for item in self):
            raise UserError(
                self.env._(
                    "A household that was helped counts in the figures: end the help, "
                    "and erase the name if it must go."
                )
            )
