from odoo import fields, models
from odoo.exceptions import UserError

from .snapshot import WAITING


class Snapshot(models.Model):
    """A garden answers for its month, and corrects it later with a reason."""

    _inherit = "cocagne.snapshot"

    # -- validate ----------------------------------------------------------------------

    def action_validate(self):
        """The button of the garden: validate these months.

        :raises AccessError: for another garden's month, and for the head office.
        :raises UserError: when a month is not ready, or is odd and without a word on it.
        """
        self.check_access("read")
        self._check_role(self.garden_id)
        self._check_explained()
        self._validate()
        return True

    def _validate(self):
        """Validate the months and give their figures to the network.

        The caller answers for who may: the button does, and who receives a bundle.
        """
        self._check_ready()
        # sudo: the state of a month is written by the code alone
        months = self.sudo()
        months.write(
            {
                "state": "validated",
                "validated_at": fields.Datetime.now(),
                "validated_by_id": self.env.uid,
            }
        )
        months._clear_drift()
        months._note_validated()
        months._publish()

    def _check_ready(self):
        """:raises UserError: naming the first month that cannot be validated."""
        for month in self:
            if month.state not in WAITING:
                raise UserError(month._why_not_ready())
            if not month._is_over():
                raise UserError(
                    self.env._(
                        "%s is not over: validate it from the first day of the next "
                        "month.",
                        month.display_name,
                    )
                )

    def _why_not_ready(self):
        if self.state == "validated":
            return self.env._(
                "%s is validated already. To change it, press « Correct ».",
                self.display_name,
            )
        return self.env._(
            "%s has no figures yet: press « Compute » first.", self.display_name
        )

    def _check_explained(self):
        """Odd figures ask for a word of the garden; they are never refused."""
        for month in self.filtered(lambda month: month.state in WAITING):
            odd = month._oddities()
            if odd and not (month.comment or "").strip():
                raise UserError(
                    self.env._(
                        "%(month)s: some figures look odd. Write a word in « Comment » "
                        "(without naming anybody), then validate:\n%(oddities)s",
                        month=month.display_name,
                        oddities="\n".join(f"- {month._say(one)}" for one in odd),
                    )
                )

    def _publish(self):
        """Give the figures of validated months to the network.

        The way out of a garden's own figures: ``cocagne.network.figure._publish`` masks
        what could tell of somebody.
        """
        self.env["cocagne.network.figure"]._publish(self)

    # -- correct -----------------------------------------------------------------------

    def action_correct(self):
        """Open the dialog that asks why the month is corrected."""
        self.ensure_one()
        self._check_role(self.garden_id)
        self._check_validated()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "cocagne_reseau.action_snapshot_reopen"
        )
        return action | {"context": {"default_snapshot_id": self.id}}

    def _check_validated(self):
        for month in self.filtered(lambda month: month.state != "validated"):
            raise UserError(
                self.env._(
                    "%s is not validated: its figures can still change, there is "
                    "nothing to open again.",
                    month.display_name,
                )
            )

    def _reopen(self, reason):
        """Begin a new revision; the validated figures are kept, and stay the network's
        until the new ones are validated.

        The caller answers for who may.

        :raises UserError: without a reason, or for a month that is not validated.
        """
        reason = (reason or "").strip()
        if not reason:
            raise UserError(
                self.env._("Say in a few words why the month is corrected.")
            )
        self._check_validated()
        # sudo: revisions are written by the code alone
        months = self.sudo()
        months._next_revision()
        months.write({"state": "reopened"})
        months._note_reopened(reason)
        months._clear_drift()
