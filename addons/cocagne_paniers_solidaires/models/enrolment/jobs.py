import logging

from odoo import api, models

_logger = logging.getLogger(__name__)


class SolidarityEnrolment(models.Model):
    """What happens to households at night; safe to run twice."""

    _inherit = "cocagne.solidarity.enrolment"

    _NIGHT = ("_night_reminders", "_night_endings", "_night_erasure")

    @api.model
    def _cron_night(self):
        """Each step of each garden for itself: one that fails stops no other."""
        companies = self.env["res.company"].search([])
        gardens = companies.filtered(lambda company: company.root_id.is_garden)
        self.env["ir.cron"]._commit_progress(remaining=len(gardens))
        for garden in gardens:
            files = self.with_company(garden).with_context(
                allowed_company_ids=garden.ids
            )
            for step in self._NIGHT:
                try:
                    getattr(files, step)(garden)
                    self.env["ir.cron"]._commit_progress()
                except Exception:
                    self.env.cr.rollback()
                    # the number of the garden only: a log is read by everybody
                    _logger.exception("%s failed for garden %s", step, garden.id)
            self.env["ir.cron"]._commit_progress(1)

    @api.model
    def _night_reminders(self, company):
        return self.search(self._ending_domain(company))._remind()

    @api.model
    def _night_endings(self, company):
        return self.search(self._over_domain(company))._end_over()

    @api.model
    def _night_erasure(self, company):
        return self._to_erase(company)._erase()
