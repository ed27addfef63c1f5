from odoo import models

#: Lines for people who come unannounced.
BLANK = 5
#: What fits on the first page: a short list is filled up to it.
ONE_PAGE = 15


class Workshop(models.Model):
    """What the sign-in sheet (feuille d'émargement) shows."""

    _inherit = "event.event"

    def _sheet_people(self):
        """Those who have a seat, in the order of their family names."""
        self.ensure_one()
        people = self.registration_ids.filtered(lambda r: r.state in ("open", "done"))
        return people.sorted(
            lambda r: (r.partner_id.lastname or r.name or "").casefold()
        )

    def _sheet_blank_lines(self, count):
        """How many empty lines follow ``count`` people."""
        return max(ONE_PAGE - count, BLANK)

    def _sheet_hours(self):
        """The hours of the workshop, like "2 h 30"."""
        minutes = round(self.workshop_hours * 60)
        hours, rest = divmod(minutes, 60)
        return f"{hours} h {rest:02d}" if rest else f"{hours} h"
