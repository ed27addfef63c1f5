from odoo import models

from ...counting.measures import AGE_BANDS
from ...counting.words import town_key

#: Files that count: asked for, waiting and refused ones received nothing.
OPENED = ("active", "ended")


class SolidarityActivity(models.Model):
    """The households of a report: who is one, where each counts, who came and left."""

    _inherit = "cocagne.solidarity.activity"

    def _known_enrolments(self):
        """All files of the report's gardens, the oldest first, whatever the period."""
        # sudo: whole numbers come out of it, and no name
        return (
            self.env["cocagne.solidarity.enrolment"]
            .sudo()
            .with_context(active_test=False)
            .search_fetch(
                self._enrolment_domain(),
                self._enrolment_fields(),
                order="date_start, id",
            )
        )

    def _enrolment_fields(self):
        return [
            *AGE_BANDS,
            *("partner_id", "company_id", "structure_id", "public_id", "scheme"),
            *("state", "date_start", "date_end", "date_exit", "exit_reason_id"),
            *("previous_id", "agreement_ids", "household_key", "is_incomplete"),
            "kept_town",
        ]

    def _households(self, enrolments):
        """({enrolment: household}, {household: where it counts}).

        Its files are known by their key, also once its name is erased. When it has
        several, it counts as the last one of the period says.
        """
        of_enrolment, households = {}, {}
        for enrolment in enrolments:
            key = enrolment.household_key or f"file {enrolment.id}"
            of_enrolment[enrolment.id] = key
            begun = enrolment.date_start and enrolment.date_start <= self.date_to
            if begun or key not in households:
                households[key] = self._household(enrolment)
        return of_enrolment, households

    def _household(self, enrolment):
        city = enrolment.partner_id.city or enrolment.kept_town or ""
        return {
            "bands": {band: enrolment[band] for band in AGE_BANDS},
            "garden": enrolment.company_id.id,
            "structure": enrolment.structure_id.id or 0,
            "public": enrolment.public_id.id or 0,
            "scheme": enrolment.scheme or "",
            "town": town_key(city),
            "city": city,
            "incomplete": enrolment.is_incomplete,
        }

    def _last_day(self, enrolment):
        """The last day of a file, or None while it is open."""
        return enrolment.date_exit or enrolment.date_end or None

    def _events(self, enrolments):
        """{"enrolled", "entries", "exits": files}, as the definitions say."""
        if self._is_of_agreements():
            ids = set(self._agreements().ids)
            enrolments = enrolments.filtered(lambda e: ids & set(e.agreement_ids.ids))
        opened = enrolments.filtered(lambda e: e.state in OPENED and e.date_start)
        renewed = opened.previous_id
        first, last = self.date_from, self.date_to
        return {
            "enrolled": opened.filtered(
                lambda e: e.date_start <= last and (self._last_day(e) or last) >= first
            ),
            "entries": opened.filtered(
                lambda e: first <= e.date_start <= last and not e.previous_id
            ),
            "exits": opened.filtered(
                lambda e: (
                    e.state == "ended"
                    and e not in renewed
                    and (day := self._last_day(e))
                    and first <= day <= last
                )
            ),
        }
