import logging
from datetime import timedelta

from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.fields import Domain

_logger = logging.getLogger(__name__)

#: A basket marked "not collected" is told about for a week, then it is old news.
TELL_FOR_DAYS = 7
#: Reminders of an unpaid fee, one a month.
REMINDERS = 3


class MailScenario(models.Model):
    """The mails that no click triggers: each morning looks for who needs one (R97).

    A scenario with the code ``x`` is daily when a method ``_daily_x(company, days)``
    exists; it yields (records, key of the occasion).
    """

    _inherit = "cocagne.mail.scenario"

    @api.model
    def _cron_daily(self):
        """Write the mails of today for each garden; a garden that fails stops no other."""
        gardens = (
            self.env["res.company"]
            .search([])
            .filtered(lambda company: company.root_id.is_garden)
        )
        self.env["ir.cron"]._commit_progress(remaining=len(gardens))
        for garden in gardens:
            try:
                self.with_company(garden)._send_daily(garden)
            except Exception:
                self.env.cr.rollback()
                _logger.exception("The daily mails of %s failed", garden.name)
            self.env["ir.cron"]._commit_progress(1)

    @api.model
    def _send_daily(self, company):
        """Write the mails of today of one garden."""
        sent = self.env["cocagne.mail.sent"]
        for scenario in self.search([]):
            finder = getattr(scenario, f"_daily_{scenario.code}", None)
            setting = scenario._setting(company)
            is_on = setting.is_on if setting else scenario.default_on
            if not finder or not is_on:
                continue
            days = setting.days if setting else scenario.default_days
            for records, key in finder(company, days):
                sent |= self._send(scenario.code, records, key)
        return sent

    @api.model
    def _today(self):
        return fields.Date.context_today(self)

    def _daily_welcome(self, company, days):
        """People who joined these last days; not those that an import brought."""
        since = self._today() - timedelta(days=TELL_FOR_DAYS)
        memberships = self.env["cocagne.membership"].search(
            [
                ("company_id", "=", company.id),
                ("state", "!=", "unpaid"),
                ("date_from", ">=", since),
                ("date_from", "<=", self._today()),
                ("partner_id.first_membership_date", ">=", since),
            ]
        )
        yield memberships, None

    def _daily_basket_reminder(self, company, days):
        """One mail a member and day, ``days`` before it."""
        day = self._today() + timedelta(days=days)
        baskets = self.env["cocagne.basket"].search(
            [
                ("company_id", "=", company.id),
                ("date", "=", day),
                ("state", "=", "planned"),
                ("prepared_quantity", ">", 0),
            ],
            order="id",
        )
        yield self._one_per_day(baskets), fields.Date.to_string(day)

    def _daily_basket_not_collected(self, company, days):
        today = self._today()
        baskets = self.env["cocagne.basket"].search(
            [
                ("company_id", "=", company.id),
                ("date", ">=", today - timedelta(days=TELL_FOR_DAYS)),
                ("date", "<", today),
                ("state", "=", "not_collected"),
            ],
            order="id",
        )
        for day, group in baskets.grouped("date").items():
            yield self._one_per_day(group), fields.Date.to_string(day)

    @api.model
    def _one_per_day(self, baskets):
        """The first basket of each member, day and depot: one mail tells of them all."""
        firsts = {}
        for basket in baskets:
            firsts.setdefault((basket.partner_id, basket.date, basket.depot_id), basket)
        return baskets.browse([basket.id for basket in firsts.values()])

    def _daily_membership_expiring(self, company, days):
        today = self._today()
        ending = self.env["cocagne.membership"].search(
            [
                ("company_id", "=", company.id),
                ("state", "=", "paid"),
                ("date_to", ">=", today),
                ("date_to", "<=", today + timedelta(days=days)),
            ]
        )
        yield ending - self._renewed(ending), None

    @api.model
    def _renewed(self, memberships):
        """Those of these memberships that another one of the same person follows."""
        ends = {}
        for other in memberships.search(
            [
                ("partner_id", "in", memberships.partner_id.ids),
                ("company_id", "in", memberships.company_id.ids),
            ]
        ):
            pair = (other.partner_id, other.company_id)
            ends.setdefault(pair, []).append(other.date_to)
        return memberships.filtered(
            lambda m: any(
                m.date_to and (not end or end > m.date_to)
                for end in ends.get((m.partner_id, m.company_id), [])
            )
        )

    def _daily_membership_unpaid(self, company, days):
        """After ``days``, then each month, ``REMINDERS`` times in all."""
        today = self._today()
        unpaid = self.env["cocagne.membership"].search(
            [
                ("company_id", "=", company.id),
                ("state", "=", "unpaid"),
                ("date_from", "<=", today - timedelta(days=days)),
                "|",
                ("date_to", ">=", today),
                ("date_to", "=", False),
            ]
        )
        for number in range(REMINDERS):
            since = today - timedelta(days=days) - relativedelta(months=number)
            until = since - relativedelta(months=1)
            due = unpaid.filtered_domain(
                [("date_from", "<=", since), ("date_from", ">", until)]
            )
            yield due, f"reminder {number + 1}"

    def _daily_balance_reminder(self, company, days):
        """Members with overdue invoices, once a month, not those who pay by debit."""
        today = self._today()
        overdue = self.env["account.move"].search(
            Domain("company_id", "=", company.id)
            & Domain(self._overdue_domain(today - timedelta(days=days)))
        )
        partners = overdue.partner_id.commercial_partner_id
        debited = self.env["sale.order"].search(
            [
                ("partner_id", "in", partners.ids),
                ("is_subscription", "=", True),
                ("state", "=", "sale"),
                ("payment_mode", "=", "sepa"),
            ]
        )
        todo = partners - debited.partner_id.commercial_partner_id
        yield todo, today.strftime("%Y-%m")

    @api.model
    def _overdue_domain(self, day):
        """Invoices of members that should be paid since ``day``."""
        return [
            ("move_type", "=", "out_invoice"),
            ("state", "=", "posted"),
            ("payment_state", "in", ("not_paid", "partial")),
            ("invoice_date_due", "<=", day),
            ("partner_id.commercial_partner_id.cocagne_client", "=", True),
        ]
