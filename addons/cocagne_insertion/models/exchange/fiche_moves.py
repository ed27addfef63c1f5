from odoo import fields, models

from ...exchange.fiche import status


class Fiche(models.Model):
    """The buttons of a fiche: to complete, ready, sent, integrated, refused, set aside."""

    _inherit = "cocagne.fiche"

    def action_ready(self):
        """Ready for the next file, when nothing is missing.

        :raises ValidationError: each field that the ASP would refuse, and what to do.
        """
        for fiche in self:
            fiche._refuse_move(status.READY)
            self.env["cocagne.law"]._refuse(fiche._ready_problems())
        self.status = status.READY
        return True

    def _ready_problems(self):
        """What is missing first; then what is wrong in it."""
        return list(status.need_problems(self._needs())) or self._line_problems()

    def _needs(self):
        """What a fiche stands on (section 2.4)."""
        self.ensure_one()
        return status.Needs(
            accepted_application=bool(self.employee_id and self.pathway_id),
            linked_pass=bool(self.pass_id and self.pass_number),
            convention=self._has_annex(),
            birth_country=bool(self.birth_country),
            address=bool(self.lane_type and self.lane_name and self.postcode),
            number=bool(self.nir or self.ntt),
        )

    def _has_annex(self):
        """Whether the garden has an annexe financière on the day."""
        today = fields.Date.context_today(self)
        return bool(
            self.env["cocagne.annex"].search_count(
                [
                    ("company_id", "=", self.company_id.id),
                    ("date_start", "<=", today),
                    ("date_end", ">=", today),
                ],
                limit=1,
            )
        )

    def action_disable(self):
        """Set aside: it goes into no file."""
        self.status = status.DISABLED
        return True

    def action_enable(self):
        """Take up again what was set aside."""
        self.status = status.NEW
        return True

    def _archive_old(self):
        """A night's work: fiches whose PASS is over, old and untouched for a month."""
        today = fields.Date.context_today(self)
        over = self.search(
            [("pass_end", "<", today), ("status", "!=", status.ARCHIVED)]
        )
        old = over.filtered(
            lambda fiche: status.is_archived(
                fiche.pass_end,
                fiche.create_date.date(),
                fiche.write_date.date(),
                today,
            )
        )
        old.status = status.ARCHIVED
        return old
