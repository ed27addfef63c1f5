from dateutil.relativedelta import relativedelta

from odoo import api, fields, models

#: Days from the deadline at which each reminder leaves, the earliest first.
REMINDERS = {"first": -7, "second": -2, "last": 1}


class Campaign(models.Model):
    """The mails of a campaign: at its opening, then to those who have not validated."""

    _inherit = "cocagne.network.campaign"

    remind_first = fields.Date(
        "First reminder", compute="_compute_reminders", store=True, readonly=False
    )
    remind_second = fields.Date(
        "Second reminder", compute="_compute_reminders", store=True, readonly=False
    )
    remind_last = fields.Date(
        "Last reminder", compute="_compute_reminders", store=True, readonly=False
    )

    @api.depends("deadline")
    def _compute_reminders(self):
        for campaign in self:
            for level, days in REMINDERS.items():
                campaign[f"remind_{level}"] = (
                    campaign.deadline and campaign.deadline + relativedelta(days=days)
                )

    def _send_opening(self):
        """Tell the gardens that their months can be validated; each once."""
        self._write_to(self._lines_to_tell().filtered(_is_untold), "opening")

    def _lines_to_tell(self):
        return self.line_ids.filtered(lambda line: line.status != "validated")

    def action_remind(self):
        """Remind now those who have not validated, with the next reminder."""
        self.check_access("write")
        for campaign in self:
            for line in campaign._lines_to_tell():
                campaign._write_to(line, _following(line.reminder))
        return True

    def _remind(self, today):
        """Send the reminder of today to those who have neither validated nor had it.

        After days without the daily job, only the latest one leaves.
        """
        due = [level for level in REMINDERS if self._is_due(level, today)]
        if not due:
            return
        level = due[-1]
        levels = list(REMINDERS)
        lines = self._lines_to_tell().filtered(
            lambda line: (
                line.reminder not in levels
                or levels.index(line.reminder) < levels.index(level)
            )
        )
        self._write_to(lines, level)

    def _is_due(self, level, today):
        day = self[f"remind_{level}"]
        return bool(day and day <= today)

    def _write_to(self, lines, level):
        if not lines:
            return
        # the head office writes, whoever's garden it is about
        scenario = self.env["cocagne.mail.scenario"].with_company(self.company_id)
        scenario._send(f"network_{level}", lines, level)
        lines.write({"reminder": level, "reminded_on": self._today()})


def _is_untold(line):
    return not line.reminder


def _following(level):
    """The reminder after this one; the last one is followed by itself."""
    levels = list(REMINDERS)
    if level not in levels:
        return levels[0]
    return levels[min(levels.index(level) + 1, len(levels) - 1)]
