from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from .closing import ACCOUNTANT, MANAGER


class Closing(models.Model):
    """Closing and reopening, by Odoo's lock dates and their exceptions."""

    _inherit = "cocagne.closing"

    # -- lock ------------------------------------------------------------------------------

    @api.model
    def _lock_fields(self, kind):
        """The lock dates of Odoo that close a month, or a year."""
        if kind == "year":
            return ("fiscalyear_lock_date",)
        return ("sale_lock_date", "purchase_lock_date", "tax_lock_date")

    # Follows lock dates and exceptions, which may change anywhere: read each time.
    def _compute_state(self):
        for closing in self:
            closing.state = closing._read_state()

    def _read_state(self):
        if not self.date_to or not self.company_id:
            return "open"
        # sudo: establishments follow the locks of their mother house
        company = self.company_id.sudo()
        names = self._lock_fields(self.kind)
        dates = [self._locked_until(company, name) for name in names]
        if any(date < self.date_to for date in dates):
            return "open"
        user = company.with_context(ignore_exceptions=False)
        mine = [user._get_user_lock_date(name) for name in names]
        hard = company.user_hard_lock_date
        if any(max(date, hard) < self.date_to for date in mine):
            return "reopened"
        return "locked"

    @api.model
    def _locked_until(self, company, name):
        soft = company._get_user_lock_date(name, ignore_exceptions=True)
        whole = company._get_user_lock_date(
            "fiscalyear_lock_date", ignore_exceptions=True
        )
        return max(soft, whole, company.user_hard_lock_date)

    def _search_state(self, operator, value):
        if operator != "in":
            return NotImplemented
        found = self.search([]).filtered(lambda closing: closing.state in value)
        return [("id", "in", found.ids)]

    def action_lock(self):
        """The dialog that closes, when the checklist allows it."""
        self.ensure_one()
        self.action_refresh()
        self._check_lockable()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Close %s", self.display_name),
            "res_model": "cocagne.closing.lock",
            "view_mode": "form",
            "target": "new",
            "context": {"default_closing_id": self.id},
        }

    def _check_lockable(self):
        """:raises UserError: the period is not over, or has something that blocks."""
        self.ensure_one()
        if self.date_to >= fields.Date.context_today(self):
            raise UserError(
                self.env._("%s is not over: wait for its last day.", self.display_name)
            )
        blocking = self.check_ids.filtered(
            lambda check: check.level == "danger" and check.is_left
        )
        if blocking:
            raise UserError(
                self.env._(
                    "Before closing, put this right: %s.",
                    ", ".join(blocking.mapped("label")),
                )
            )
        unseen = self.check_ids.filtered("is_left")
        if unseen:
            raise UserError(
                self.env._(
                    "Put this right, or tick it and say why it may stay: %s.",
                    ", ".join(unseen.mapped("label")),
                )
            )

    def _lock(self, hard=False):
        """Set the lock dates; they only ever go forward.

        :param hard: for ever, all entries; a manager, a year only.
        """
        self.ensure_one()
        self._check_lockable()
        if not self.env.user.has_group(ACCOUNTANT) and not self.env.su:
            raise AccessError(self.env._("Only the accountant closes a period."))
        names = list(self._lock_fields(self.kind))
        if hard:
            self._check_hard()
            names.append("hard_lock_date")
        # sudo: the lock dates are a setting of the garden, that its accountant sets here
        company = self.company_id.sudo()
        values = {
            name: self.date_to
            for name in names
            if not company[name] or company[name] < self.date_to
        }
        if values:
            company.write(values)
        self.write({"locked_by": self.env.uid, "locked_on": fields.Datetime.now()})
        self.message_post(body=self.env._("%s is closed.", self.display_name))

    def _check_hard(self):
        if self.kind != "year" or not (self.env.su or self.env.user.has_group(MANAGER)):
            raise AccessError(
                self.env._("Only a manager closes for ever, and only a year.")
            )

    def action_reopen(self):
        """The dialog that reopens for a while, with a reason."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Reopen %s", self.display_name),
            "res_model": "cocagne.closing.reopen",
            "view_mode": "form",
            "target": "new",
            "context": {"default_closing_id": self.id},
        }

    def _reopen(self, reason, until):
        """Let entries in again until a moment, for everybody; the trace is Odoo's.

        :raises AccessError: for others than a manager.
        :raises UserError: no reason, or the period is closed for ever.
        """
        self.ensure_one()
        if not (self.env.su or self.env.user.has_group(MANAGER)):
            raise AccessError(self.env._("Only a manager reopens a closed period."))
        if not (reason or "").strip():
            raise UserError(self.env._("Say why the period is reopened."))
        company = self.company_id
        if company.user_hard_lock_date >= self.date_to:
            raise UserError(
                self.env._("%s is closed for ever: no one can reopen it.")
                % self.display_name
            )
        before = self.date_from - timedelta(days=1)
        names = {*self._lock_fields(self.kind), "fiscalyear_lock_date"}
        exceptions = self.env["account.lock_exception"]
        # sudo: a lock of the mother house is read by its establishments
        for house in company.sudo().parent_ids:
            for name in names:
                if house[name] and house[name] >= self.date_from:
                    exceptions.create(
                        {
                            "company_id": house.id,
                            "user_id": False,
                            "reason": reason.strip(),
                            "end_datetime": until,
                            name: before,
                        }
                    )
        self.message_post(
            body=self.env._(
                "%(period)s is reopened until %(until)s: %(reason)s",
                period=self.display_name,
                until=fields.Datetime.context_timestamp(self, until).strftime(
                    "%d/%m/%Y %H:%M"
                ),
                reason=reason,
            )
        )

    def action_close_again(self):
        """End what reopened the period before its time."""
        for closing in self:
            if not (self.env.su or self.env.user.has_group(ACCOUNTANT)):
                raise AccessError(self.env._("Only the accountant closes a period."))
            # sudo: whoever closes may end an exception, not only an adviser
            exceptions = self.env["account.lock_exception"].sudo()
            houses = closing.company_id.sudo().parent_ids
            open_ones = exceptions.search([("company_id", "in", houses.ids)])
            open_ones.filtered(
                lambda e, day=closing.date_to: (
                    e.state == "active" and (not e.lock_date or e.lock_date < day)
                )
            ).action_revoke()
