import logging

from odoo import api, fields, models
from odoo.fields import Domain

from ...law import dates
from .wipe import remove

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
        self._erase_strangers(garden)

    @api.model
    def _erase_strangers(self, garden):
        """Fiches that came from the platform and became nobody here, and lost pages.

        They are kept as long as the file of somebody who left.
        """
        # sudo: a setting of the garden, and pages that no user reads
        years = garden.sudo().insertion_retention_years
        before = dates.same_day(fields.Date.context_today(self), -12 * years)
        old = Domain("company_id", "=", garden.id) & Domain("create_date", "<", before)
        # sudo: the night erases for the garden, whoever runs it
        arrivals = self.env["cocagne.fiche.arrival"].sudo()
        remove(arrivals.search(old & Domain("fiche_id", "=", False)))
        # sudo: as above
        pages = self.env["cocagne.fiche.import"].sudo().search(old)
        pages.filtered("kept").write({"kept": False})
