import logging

from dateutil.relativedelta import relativedelta

from odoo import api, models

from .campaign_run import CHUNK

_logger = logging.getLogger(__name__)

#: Months before today whose figures are looked at each night: what is corrected later
#: than that is seen when somebody presses « Compute again ».
WATCHED_MONTHS = 3


class Campaign(models.Model):
    """What happens without a click: the next month opens, reminders leave."""

    _inherit = "cocagne.network.campaign"

    @api.model
    def _cron_daily(self):
        """Open the campaign of the month that is over, remind, close what is done."""
        self._open_next()
        for campaign in self.search([("stage", "=", "open")]):
            if campaign._lines_to_tell():
                campaign._remind(self._today())
            elif campaign.line_ids:
                campaign.action_close()

    @api.model
    def _open_next(self):
        """The campaign of last month, where the one before asks for it; else empty."""
        latest = self.search(
            [("kind", "=", "month"), ("stage", "!=", "draft")], limit=1
        )
        first = self._default_date_from()
        if not latest.opens_next or latest.date_from >= first:
            return self.browse()
        campaign = self.search([("kind", "=", "month"), ("date_from", "=", first)])
        campaign = campaign or self.create(latest._prepare_next(first))
        campaign.action_open()
        return campaign

    def _prepare_next(self, first):
        """Values of the campaign of a month like this one."""
        days = self.deadline - self.date_to
        last = self._last_day("month", first)
        return {"kind": "month", "date_from": first, "deadline": last + days}

    @api.model
    def _cron_watch(self):
        """Count the last months again: open ones follow the data, validated ones say
        what changed since. A chunk that fails stops no other."""
        gardens = self.env["cocagne.network.garden"].search(
            [("company_id", "!=", False)], order="id"
        )
        chunks = [gardens[at : at + CHUNK] for at in range(0, len(gardens), CHUNK)]
        first = self._today().replace(day=1)
        months = [
            first - relativedelta(months=number)
            for number in range(1, WATCHED_MONTHS + 1)
        ]
        cron = self.env["ir.cron"]
        cron._commit_progress(remaining=len(chunks) * len(months))
        for month in months:
            for chunk in chunks:
                self._watch(chunk, month)
                cron._commit_progress(1)

    @api.model
    def _watch(self, gardens, month):
        snapshots = self.env["cocagne.snapshot"]
        known = snapshots.search(
            [("garden_id", "in", gardens.ids), ("month", "=", month)]
        )
        try:
            with self.env.cr.savepoint():
                snapshots._compute(known.garden_id, month)
        except Exception:
            _logger.exception("The months of %s could not be counted again", month)
