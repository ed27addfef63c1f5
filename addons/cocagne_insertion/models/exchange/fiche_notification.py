from odoo import api, fields, models

from ...exchange.fiche import employee, status
from . import fiche_codes


class FicheNotification(models.Model):
    """The ASP is told that the days of a PASS changed: a line M of the next file.

    Suspensions and prolongations move the end of a PASS. One that waits is enough for a
    fiche: it says the days of the moment when the file is made.
    """

    _name = "cocagne.fiche.notification"
    _description = "Change of a PASS to tell the ASP"
    _inherit = ["cocagne.of.garden"]
    _order = "id desc"
    _check_company_auto = True

    fiche_id = fields.Many2one(
        "cocagne.fiche", required=True, check_company=True, index=True
    )
    status = fields.Selection(
        fiche_codes.NOTIFICATION_STATUSES,
        default=status.NEW,
        required=True,
        readonly=True,
    )
    date_start = fields.Date("PASS from", readonly=True)
    date_end = fields.Date("PASS until", readonly=True)
    former_end = fields.Date("Until, before", readonly=True)
    return_code = fields.Char("Code of the ASP", readonly=True)

    _one_waits = models.UniqueIndex(
        "(fiche_id) WHERE status = 'NEW'", "This change is already waiting."
    )

    @api.depends("fiche_id")
    def _compute_display_name(self):
        for one in self:
            one.display_name = one.fiche_id.display_name

    def _line(self, number=1):
        """The line M of this change: today's fiche with the days of the PASS.

        Data that are missing are replaced by neutral ones, which the ASP accepts in
        updates (section 2.3).
        """
        self.ensure_one()
        told = self.fiche_id._employee()
        line = employee.to_line(told, number, "M")
        if not self.fiche_id._line_problems():
            return line
        return employee.to_line(employee.neutral(told), number, "M")


class Fiche(models.Model):
    """Sees that the days of a PASS are no longer those that were told."""

    _inherit = "cocagne.fiche"

    def _notify_pass(self):
        """Keep the days of the PASS, and tell the ASP where it has the fiche.

        Run twice, it does nothing more.

        :return: the notifications that were made.
        """
        told = self.filtered(lambda fiche: fiche.status == status.PROCESSED)
        changed = [fiche for fiche in self if fiche._pass_days() != fiche._told_days()]
        values = [
            fiche._prepare_notification()
            for fiche in changed
            if fiche in told and fiche._needs_notification()
        ]
        for fiche in changed:
            if fiche.status != status.SENT:
                start, end = fiche._pass_days()
                fiche.write({"pass_start": start, "pass_end": end})
        return self.env["cocagne.fiche.notification"].create(values)

    def _pass_days(self):
        """First and last day of the PASS here; those told when there is no PASS."""
        if not self.pass_id:
            return self._told_days()
        return self.pass_id.date_start, self.pass_id.date_end

    def _told_days(self):
        return self.pass_start, self.pass_end

    def _needs_notification(self):
        waiting = any(one.status == status.NEW for one in self.notification_ids)
        return status.needs_notification(self._told_days(), self._pass_days(), waiting)

    def _prepare_notification(self):
        start, end = self._pass_days()
        return {
            "fiche_id": self.id,
            "company_id": self.company_id.id,
            "date_start": start,
            "date_end": end,
            "former_end": self.pass_end,
        }

    def _notify_all(self):
        """A night's work: PASS whose days changed in whatever way."""
        return self.search(
            [("pass_id", "!=", False), ("status", "!=", status.ARCHIVED)]
        )._notify_pass()

    @api.model
    def _every_night(self):
        """Tell what moved, then archive what is over."""
        self._notify_all()
        self._archive_old()
