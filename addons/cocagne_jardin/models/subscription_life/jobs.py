import logging
from datetime import timedelta

from odoo import api, models
from odoo.exceptions import UserError
from odoo.fields import Domain

from .renewal import CHUNK, LATE_DAYS

_logger = logging.getLogger(__name__)


class SaleOrder(models.Model):
    """What happens to subscriptions at night (R44, R46-R48, R59); safe to run twice."""

    _inherit = "sale.order"

    #: The steps of a night, in their order: what starts is there before debts are
    #: looked at, and before what ends is told.
    _NIGHT = (
        "_night_counts",
        "_night_starts",
        "_night_renewals",
        "_night_paid",
        "_night_debts",
        "_night_endings",
    )

    @api.model
    def _cron_life(self):
        """Each step of each garden for itself: one that fails stops no other."""
        gardens = (
            self.env["res.company"]
            .search([])
            .filtered(lambda company: company.root_id.is_garden)
        )
        self.env["ir.cron"]._commit_progress(remaining=len(gardens))
        for garden in gardens:
            orders = self.with_company(garden).with_context(
                allowed_company_ids=garden.ids
            )
            for step in self._NIGHT:
                try:
                    getattr(orders, step)(garden)
                    self.env["ir.cron"]._commit_progress()
                except Exception:
                    self.env.cr.rollback()
                    _logger.exception("%s failed for %s", step, garden.name)
            self.env["ir.cron"]._commit_progress(1)

    @api.model
    def _night(self, company):
        """All the steps of one garden, in one transaction."""
        for step in self._NIGHT:
            getattr(self, step)(company)

    @api.model
    def _night_counts(self, company):
        """Exactly N baskets: what was cancelled comes after the last one."""
        since = self._today() - timedelta(days=LATE_DAYS)
        running = self.search(
            Domain("company_id", "=", company.id)
            & self._running_domain(since)
            & Domain("duration_mode", "=", "count")
        )
        for order in running.filtered("baskets_missing"):
            try:
                with self.env.cr.savepoint():
                    order._complete_count()
                    order.life_problem = False
            except UserError as refusal:
                order.life_problem = str(refusal)

    @api.model
    def _night_starts(self, company):
        self.search(self._waiting_domain(company))._check_start()

    @api.model
    def _night_debts(self, company):
        self.env["cocagne.basket"]._check_debts(company)

    @api.model
    def _night_renewals(self, company):
        """Tacit and rolling renewals, behind the scenes when there are many."""
        self._note_missing_season(company)
        todo = self._automatic_renewals(company)
        if len(todo) > CHUNK and self.env["cocagne.billing.run"]._has_job_runner():
            todo._renew_later()
            return
        for start in range(0, len(todo), CHUNK):
            todo[start : start + CHUNK]._renew()

    @api.model
    def _note_missing_season(self, company):
        """Say on the subscriptions to renew that the season is not planned."""
        limit = self.env["sale.order"]._renewable_domain(company)
        soon = self.search(
            limit
            & Domain("renewal_mode", "in", ("tacit", "rolling"))
            & Domain("termination_date", "=", False)
            & Domain("date_end", "<=", f"today +{company.renewal_weeks}w")
        )
        seasons = soon._known_seasons()
        for order in soon:
            problem = order._why_not_renew(seasons)
            if (order.life_problem or "") != problem:
                order.life_problem = problem

    @api.model
    def _night_paid(self, company):
        self._confirm_paid(company)

    @api.model
    def _night_endings(self, company):
        """Tell members that their trial or subscription ends."""
        ending = self.search(self._ending_domain(company))
        trials = ending.filtered(lambda order: order.subscription_kind != "regular")
        self._send_scenario("trial_ending", trials)
        self._send_scenario("subscription_ending", ending - trials)
