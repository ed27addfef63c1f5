from odoo import api, fields, models

from ...law import dates, retention
from ...models.pathway.pathway import LEFT

ADVISER = "cocagne_jardin.group_insertion_adviser"
DIRECTOR = "cocagne_insertion.group_director"


class PathwayLastContact(models.Model):
    """When the garden last had to do with the person, and until when it keeps the file.

    Rooms that meet people after they left (follow-ups) add their days in
    ``_contact_days``.
    """

    _inherit = "cocagne.pathway"

    contacted_on = fields.Date(
        "Last news on",
        groups=ADVISER,
        help="A visit or a call after the person left: the file is kept longer.",
    )
    last_contact_on = fields.Date(
        "Last contact", compute="_compute_erase_on", groups=f"{ADVISER},{DIRECTOR}"
    )
    erase_on = fields.Date(
        "File erased on",
        compute="_compute_erase_on",
        groups=f"{ADVISER},{DIRECTOR}",
        help="The night of that day erases the situation, the notes and the address. The "
        "identity stays as long as the register of the staff wants it.",
    )

    @api.depends("state", "date_end", "contacted_on")
    def _compute_erase_on(self):
        days = self._contact_days()
        for pathway in self:
            last = max(days.get(pathway.id, []), default=False)
            pathway.last_contact_on = last
            gone = pathway.state == LEFT and last and not pathway.erased_on
            pathway.erase_on = gone and pathway._archive_on(last)

    def _contact_days(self):
        """Days on which the garden had to do with each person, by pathway id."""
        # sudo: a day, whoever asks until when the file is kept
        return {
            pathway.id: [day for day in (pathway.date_end, pathway.contacted_on) if day]
            for pathway in self.sudo()
        }

    def _archive_on(self, last):
        """The garden's own years when they are fewer than those of the CNIL."""
        figures = self.env["cocagne.insertion.figure"]._figures()
        # sudo: a setting of the garden
        years = self.company_id.sudo().insertion_retention_years
        own = dates.same_day(last, 12 * years) + dates.ONE_DAY
        return min(own, retention.archive_on(last, figures))
