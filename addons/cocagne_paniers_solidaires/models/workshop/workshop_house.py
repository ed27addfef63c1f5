from odoo import api, models


class Workshop(models.Model):
    """What Odoo gives to an event of its own accord, and a workshop does without.

    Mails are those of the house (``cocagne.mail.scenario``), which a garden switches off
    and words itself; nobody buys a ticket; nobody is asked questions unless the garden
    adds some.
    """

    _inherit = "event.event"

    @api.model
    def default_get(self, fields):
        values = super().default_get(fields)
        if self.env.context.get("default_is_workshop"):
            values.pop("description", None)
            values.pop("date_end", None)
        return values

    @api.model
    def _default_workshop_zone(self):
        return self.env.company.partner_id.tz or self.env.user.tz or "Europe/Paris"

    @api.depends("event_type_id")
    def _compute_date_tz(self):
        workshops = self.filtered("is_workshop")
        for event in workshops:
            event.date_tz = event.date_tz or self._default_workshop_zone()
        return super(Workshop, self - workshops)._compute_date_tz()

    @api.depends("event_type_id")
    def _compute_event_mail_ids(self):
        workshops = self._plain_workshops()
        workshops.event_mail_ids = False
        return super(Workshop, self - workshops)._compute_event_mail_ids()

    @api.depends("event_type_id")
    def _compute_question_ids(self):
        workshops = self._plain_workshops()
        workshops.question_ids = False
        return super(Workshop, self - workshops)._compute_question_ids()

    @api.depends("event_type_id")
    def _compute_seats_limited(self):
        workshops = self._plain_workshops()
        for event in workshops:
            event.seats_limited = bool(event.seats_max)
        return super(Workshop, self - workshops)._compute_seats_limited()

    def _plain_workshops(self):
        """Workshops without a template of Odoo, which alone would give them more."""
        return self.filtered(lambda e: e.is_workshop and not e.event_type_id)
