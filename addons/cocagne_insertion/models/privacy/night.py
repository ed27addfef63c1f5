import logging

from odoo import api, models

_logger = logging.getLogger(__name__)


class PathwayNight(models.Model):
    """Each night: files and identities whose time is over. Safe to run twice."""

    _inherit = "cocagne.pathway"

    @api.model
    def _cron_retention(self):
        """Each garden for itself: one that fails stops no other."""
        gardens = self.env["res.company"].search([])
        self.env["ir.cron"]._commit_progress(remaining=len(gardens))
        for garden in gardens:
            files = self.with_company(garden).with_context(
                allowed_company_ids=garden.ids
            )
            try:
                files._night_retention(garden)
            except Exception:
                self.env.cr.rollback()
                # the number of the garden only: a log is read by everybody
                _logger.exception("Erasure failed for garden %s", garden.id)
            self.env["ir.cron"]._commit_progress(1)

    @api.model
    def _night_retention(self, garden):
        self._to_erase(garden)._erase()
        self.env["hr.employee"]._to_forget(garden)._forget()
