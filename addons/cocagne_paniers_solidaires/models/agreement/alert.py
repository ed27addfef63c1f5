"""A quota that comes to its end is told once at 80 %, and once at 100 %."""

from odoo import fields, models

#: Shares of a quota, in percent, that are worth a word.
LEVELS = (80, 100)


class SolidarityAgreement(models.Model):
    _inherit = "cocagne.solidarity.agreement"

    user_id = fields.Many2one(
        "res.users",
        "Followed by",
        default=lambda self: self.env.user,
        help="Who is told when the agreement comes to its end.",
    )
    alert_level = fields.Integer(
        readonly=True, copy=False, help="The last share of its quota that was told."
    )

    def _raise_alerts(self):
        """Tell who follows these agreements that 80 or 100 % are used, once each."""
        for item in self:
            level = max((n for n in LEVELS if item.used_percent >= n), default=0)
            if level == item.alert_level:
                continue
            if level > item.alert_level:
                item._tell_alert(level)
            item.alert_level = level

    def _tell_alert(self, level):
        note = self.env._(
            "The baskets go on as before: the next payer takes over, then the garden's "
            "fund. Ask the funder for more, or prepare what follows."
        )
        summary = (
            self.env._("%s is used up", self.name)
            if level == LEVELS[-1]
            else self.env._(
                "%(name)s: %(level)s %% are used", name=self.name, level=level
            )
        )
        # a mail at the moment of a delivery would be one too many
        self.with_context(mail_activity_quick_update=True).activity_schedule(
            "mail.mail_activity_data_todo",
            summary=summary,
            note=note,
            user_id=(self.user_id or self.create_uid).id,
        )
