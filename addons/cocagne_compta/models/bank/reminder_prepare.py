from collections import defaultdict
from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Command, Domain


class Reminder(models.Model):
    """Who is to be reminded of what, in which tone.

    Everything is read at once for a garden: the number of queries does not depend on
    the number of clients.
    """

    _inherit = "cocagne.reminder"

    def action_prepare(self):
        """Prepare the reminders of the garden, and show them before anything is sent."""
        found = self._prepare_all(self.env.company)
        action = self.env["ir.actions.actions"]._for_xml_id(
            "cocagne_compta.action_reminders"
        )
        if not found:
            raise UserError(
                self.env._(
                    "Nobody is to be reminded today: nothing is late enough, or it was "
                    "reminded a short time ago."
                )
            )
        return action

    @api.model
    def _prepare_all(self, company, day=None):
        """Drafts anew for all the clients who are late.

        :param day: today unless told.
        :return: the drafts.
        """
        day = day or fields.Date.context_today(self)
        mine = Domain("company_id", "=", company.id)
        self.search(mine & Domain("state", "=", "draft")).unlink()
        by_partner = defaultdict(list)
        for item in self._late_items(company, day):
            by_partner[item.partner_id].append(item)
        partners = self.env["res.partner"].union(*by_partner)
        facts = {
            "company": company,
            "day": day,
            "days": company._reminder_days(),
            "last": self._last_levels(company, by_partner),
            "recent": self._recent(company, partners, day),
            "advances": self._advances(company, partners),
            "spared": self._spared(company, partners),
        }
        vals = [
            found
            for partner, items in by_partner.items()
            if (found := self._prepare_reminder(partner, items, facts))
        ]
        return self.create(vals)

    # -- what is read --------------------------------------------------------------------

    @api.model
    def _late_items(self, company, day):
        """Dues late enough of the clients who may be reminded."""
        lines = self.env["account.move.line"]
        left_alone = self.env["res.partner"]._without_reminder_domain(day)
        until = day - timedelta(days=1)
        domain = Domain("company_id", "=", company.id)
        domain &= Domain("account_id.account_type", "=", "asset_receivable")
        domain &= Domain("parent_state", "=", "posted")
        domain &= Domain("reconciled", "=", False) & Domain("amount_residual", ">", 0)
        domain &= Domain("date_maturity", "<=", until) | (
            Domain("date_maturity", "=", False) & Domain("date", "<=", until)
        )
        domain &= Domain("partner_id.cocagne_client", "=", True)
        domain &= ~Domain("partner_id", "any", left_alone)
        items = lines.search(domain, order="date_maturity, id")
        planned = self.env["cocagne.payment.plan"]._kept_items(company, day)
        return items - planned - self._waiting_for_debit(items, company, day)

    @api.model
    def _due_day(self, item):
        """An opening balance has no due date: it is owed since its day."""
        return item.date_maturity or item.date

    @api.model
    def _waiting_for_debit(self, items, company, day):
        """Dues that the next batch of debits takes: left in peace until the firm tone."""
        limit = day - timedelta(days=company.reminder_days_2)
        return items.filtered(
            lambda item: (
                item.move_id.preferred_payment_method_line_id.code
                == "sepa_direct_debit"
                and self._due_day(item) > limit
            )
        )

    @api.model
    def _last_levels(self, company, by_partner):
        """{due: last tone that was sent}."""
        items = [item.id for items in by_partner.values() for item in items]
        rows = self.env["cocagne.reminder.due"]._read_group(
            [("item_id", "in", items), ("is_sent", "=", True)],
            ["item_id"],
            ["level:max"],
        )
        return {item: int(level) for item, level in rows}

    @api.model
    def _recent(self, company, partners, day):
        """Clients who were written to a short time ago."""
        since = day - timedelta(days=company.reminder_gap_days)
        rows = self._read_group(
            [
                ("company_id", "=", company.id),
                ("partner_id", "in", partners.ids),
                ("state", "=", "sent"),
                ("date", ">", since),
            ],
            ["partner_id"],
        )
        return {partner for (partner,) in rows}

    @api.model
    def _advances(self, company, partners):
        """{client: what they paid and that pays nothing yet}."""
        rows = self.env["account.move.line"]._read_group(
            [
                ("company_id", "=", company.id),
                ("partner_id", "in", partners.ids),
                ("account_id.account_type", "=", "asset_receivable"),
                ("parent_state", "=", "posted"),
                ("amount_residual", "<", 0),
            ],
            ["partner_id"],
            ["amount_residual:sum"],
        )
        return {partner: -total for partner, total in rows}

    @api.model
    def _spared(self, company, partners):
        """Clients at a reduced price, who get the gentle tone only."""
        if not company.reminder_spares_solidarity:
            return set()
        rows = self.env["sale.order.line"]._read_group(
            [
                ("order_id.company_id", "=", company.id),
                ("order_id.state", "=", "sale"),
                ("order_id.partner_id.commercial_partner_id", "in", partners.ids),
                ("has_participation", "=", True),
            ],
            ["order_id"],
        )
        return {order.partner_id.commercial_partner_id for (order,) in rows}

    # -- one client ----------------------------------------------------------------------

    def _prepare_reminder(self, partner, items, facts):
        """The values of a draft; None when there is nothing to write."""
        company, advance = facts["company"], facts["advances"].get(partner, 0.0)
        total = sum(item.amount_residual for item in items) - advance
        small = company.currency_id.compare_amounts(total, company.reminder_amount) < 0
        if partner in facts["recent"] or small or total <= 0:
            return None
        highest = 1 if partner in facts["spared"] else 3
        dues, levels = [], []
        for item in items:
            level, is_new = self._next_level(item, facts, highest)
            if is_new:
                levels.append(level)
            dues.append(Command.create(self._prepare_due(item, level, is_new)))
        if not levels:
            return None
        return {
            "partner_id": partner.id,
            "company_id": company.id,
            "level": str(max(levels)),
            "amount": company.currency_id.round(total),
            "advance": advance,
            "days_late": max((facts["day"] - self._due_day(i)).days for i in items),
            "by_letter": not (partner.email_normalized and partner.accepts_mail)
            or max(levels) == 3,
            "due_ids": dues,
        }

    @api.model
    def _next_level(self, item, facts, highest):
        """The tone of a due, and whether it is new: one step after the last one."""
        last = facts["last"].get(item, 0)
        late = (facts["day"] - self._due_day(item)).days
        following = last + 1
        if following <= highest and late >= facts["days"][following]:
            return following, True
        return max(last, 1), False

    @api.model
    def _prepare_due(self, item, level, is_new):
        return {
            "item_id": item.id,
            "label": item.move_id.ref or item.move_name
            if item.move_id.move_type == "entry"
            else item.move_name,
            "date_due": self._due_day(item),
            "amount": item.amount_residual,
            "level": str(level),
            "is_new": is_new,
        }

    @api.model
    def _reminded_since(self, company, day):
        """The clients whom this garden reminded since ``day``."""
        sent = Domain("company_id", "=", company.id) & Domain("state", "=", "sent")
        return self.search(sent & Domain("date", ">=", day)).partner_id


class MailScenario(models.Model):
    """The words of the reminders, and nobody is reminded twice of one thing."""

    _inherit = "cocagne.mail.scenario"

    def _model_words(self):
        words = super()._model_words()
        if self.model == "cocagne.reminder":
            words |= {
                self.env._(
                    "amount"
                ): "format_amount(object.amount, object.currency_id)",
                self.env._("list of what is due"): "object.dues_table",
            }
        return words

    def _daily_balance_reminder(self, company, days):
        """The monthly word leaves out who is in the reminders, or left in peace."""
        day = fields.Date.context_today(self)
        people = self.env["res.partner"]
        for partners, key in super()._daily_balance_reminder(company, days):
            calm = partners.filtered_domain(people._without_reminder_domain(day))
            calm |= self.env["cocagne.payment.plan"]._running_partners(company)
            calm |= self.env["cocagne.reminder"]._reminded_since(
                company, day - timedelta(days=31)
            )
            yield partners - calm, key
