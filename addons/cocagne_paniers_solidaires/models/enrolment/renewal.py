from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Command, Domain

from .dates import end_of
from .household import AGES
from .once import OPEN_STATES

#: Days before the end from which the garden is reminded.
REMIND_DAYS = 30
#: Days before the end of a trial.
TRIAL_DAYS = 7
KEPT = (
    "structure_id",
    "prescriber_id",
    "public_id",
    "scheme",
    "quotient",
    "rest_to_live",
    "quotient_known",
    "rest_known",
    "participation",
    "has_participation",
    "consent_on",
    "consent_text_id",
    "user_id",
    "note",
    *AGES,
)


class SolidarityEnrolment(models.Model):
    """The help goes on with the agreement of the partner who sent the household."""

    _inherit = "cocagne.solidarity.enrolment"

    previous_id = fields.Many2one(
        "cocagne.solidarity.enrolment",
        "Follows",
        readonly=True,
        copy=False,
        index="btree_not_null",
        check_company=True,
    )
    next_ids = fields.One2many(
        "cocagne.solidarity.enrolment", "previous_id", "Renewed by"
    )
    renewal_agreed_on = fields.Date(
        "Renewal agreed on",
        copy=False,
        tracking=True,
        help="The day the partner agreed that the help goes on.",
    )
    reminded_for = fields.Date(readonly=True, copy=False)

    def _is_renewed(self):
        self.ensure_one()
        return any(item.state in (*OPEN_STATES, "ended") for item in self.next_ids)

    def _why_not_renew(self):
        """Why the help cannot be renewed; empty when it can."""
        self.ensure_one()
        if self.state not in ("active", "ended") or self.erased_on:
            return self.env._("Only a help that runs, or that just ended, is renewed.")
        if not self.date_end:
            return self.env._("This help has no end: there is nothing to renew.")
        if self._is_renewed():
            return self.env._("It is renewed already: open the file that follows.")
        return ""

    def _renew(self, agreed_on, duration, agreements=None):
        """Write the help that follows, and begin it.

        :param agreed_on: the day the partner agreed.
        :param agreements: who helps to pay; those of today that still fit by default.
        :return: the new enrolment.
        :raises UserError: when it cannot be renewed, or an agreement has no place.
        """
        self.ensure_one()
        refusal = self._why_not_renew()
        if refusal:
            raise UserError(self._named(refusal))
        if not agreed_on:
            raise UserError(
                self.env._("Write the day the partner agreed to the renewal.")
            )
        new = self.create(self._prepare_renewal(agreed_on, duration))
        if agreements is None:
            agreements = new._proposed_agreements()
        new.agreement_ids = agreements
        new.objective_ids = self._objectives_to_go_on()
        if self.state == "ended":
            self.write(
                {"exit_reason_id": False, "date_exit": False, "exit_outcome": False}
            )
        new.action_start()
        self.activity_ids.unlink()
        return new

    def _named(self, refusal):
        return f"{self.display_name}: {refusal}"

    def _prepare_renewal(self, agreed_on, duration):
        start = self.date_end + timedelta(days=1)
        values = {name: self[name] for name in KEPT}
        values = {
            name: value.id if isinstance(value, models.BaseModel) else value
            for name, value in values.items()
        }
        end = end_of(start, duration)
        return values | {
            "partner_id": self.partner_id.id,
            "company_id": self.company_id.id,
            "previous_id": self.id,
            "asked_on": self._today(),
            "referral_date": agreed_on if self.structure_id else False,
            "renewal_agreed_on": agreed_on,
            "date_start": start,
            "duration": duration,
            "date_end": end or False,
            "order_line_ids": [Command.set(self._lines_to_go_on(start).ids)],
        }

    def _lines_to_go_on(self, start):
        """The lines of today and those of renewed subscriptions; else what runs."""
        lines = self.order_line_ids.filtered(
            lambda line: not line.order_id.date_end or line.order_id.date_end >= start
        )
        return (
            lines
            or self._running_lines(self.partner_id, self.company_id)
            or self.order_line_ids
        )

    def _objectives_to_go_on(self):
        going = self.objective_ids.filtered(
            lambda item: item.state in ("a_todo", "b_doing")
        )
        return [
            Command.create(
                {
                    "name": item.name,
                    "deadline": item.deadline,
                    "state": item.state,
                    "follow_up": item.follow_up,
                    "workshop_ids": [Command.set(item.workshop_ids.ids)],
                }
            )
            for item in going
        ]

    # -- reminders -----------------------------------------------------------------------

    @api.model
    def _ending_domain(self, company=None):
        """Helps that end soon, about which nobody decided."""
        limit = self._today() + timedelta(days=REMIND_DAYS)
        domain = (
            Domain("state", "=", "active")
            & Domain("date_end", "<=", limit)
            & Domain("exit_outcome", "=", False)
            & Domain("next_ids", "not any", [("state", "!=", "refused")])
        )
        return domain & Domain("company_id", "=", company.id) if company else domain

    @api.model
    def _trial_domain(self):
        limit = self._today() + timedelta(days=TRIAL_DAYS)
        return (
            Domain("state", "=", "active")
            & Domain("trial_ok_on", "=", False)
            & Domain("trial_until", "<=", limit)
        )

    def _remind(self):
        """Put the end on the list of who follows the household, once."""
        todo = self.filtered(lambda item: item.reminded_for != item.date_end)
        group = "cocagne_paniers_solidaires.group_solidarity"
        for enrolment in todo:
            user = enrolment.user_id
            if not (user.active and user.has_group(group)):
                user = enrolment._someone_of_solidarity()
            if user:
                # no mail: its subject would name the household
                enrolment.with_context(
                    mail_activity_quick_update=True
                ).activity_schedule(
                    "mail.mail_activity_data_todo",
                    date_deadline=enrolment.date_end,
                    summary=self.env._("Renew the help, or say good-bye"),
                    user_id=user.id,
                )
            enrolment.reminded_for = enrolment.date_end
        return todo

    def _someone_of_solidarity(self):
        self.ensure_one()
        group = self.env.ref("cocagne_paniers_solidaires.group_solidarity")
        # sudo: who has the role is read in the list of users
        return (
            self.env["res.users"]
            .sudo()
            .search(
                [
                    ("all_group_ids", "in", group.ids),
                    ("company_ids", "in", self.company_id.ids),
                    ("share", "=", False),
                    ("id", "not in", [self.env.ref("base.user_root").id]),
                ],
                limit=1,
                order="id desc",
            )
        )
