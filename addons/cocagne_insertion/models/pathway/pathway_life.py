from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from ...law.pathway import Hiring
from .pathway import ACTIVE, CANDIDATE, LEFT


class PathwayLife(models.Model):
    """From the candidacy to the exit: the buttons, and what each step wants."""

    _inherit = "cocagne.pathway"

    def action_enter(self):
        """The first contract begins: the person is in the pathway."""
        for pathway in self:
            pathway._enter(pathway.date_start or fields.Date.context_today(self))
        return True

    def _enter(self, day):
        """Begin the pathway on the first day of the first contract here.

        Told again once the pathway runs, it only tells the PASS of one more contract; so
        it does of a contract of the past that is written down once the person left.

        :raise ValidationError: when no PASS covers that day (R.5132-1-2).
        """
        self.ensure_one()
        if self.state == LEFT and not self._was_there(day):
            raise UserError(
                self.env._(
                    "%s left: open another pathway for who comes back.",
                    self.display_name,
                )
            )
        if not self.pass_id:
            raise UserError(
                self.env._(
                    "%s has no PASS IAE: write it down first, its number may follow.",
                    self.display_name,
                )
            )
        self.pass_id._hire(day)
        if self.state == CANDIDATE:
            self.write({"state": ACTIVE, "date_start": day})

    def _was_there(self, day):
        """Whether the day is between the entry and the exit of who left."""
        entry, left = self.date_start, self.date_end
        return bool(entry and left and entry <= day <= left)

    def action_leave(self):
        """The person leaves. The room of exits asks for the reason and the proofs."""
        self._leave(fields.Date.context_today(self))
        return True

    def _leave(self, day):
        """Close the pathway on the person's last day here."""
        for pathway in self.filtered(lambda one: one.state != LEFT):
            pathway.write({"state": LEFT, "date_end": day})

    def action_decline(self):
        """The candidate does not come: the pathway is closed without an entry."""
        if any(pathway.state != CANDIDATE for pathway in self):
            raise UserError(
                self.env._("Only a candidate can be declined; the others leave.")
            )
        self._leave(fields.Date.context_today(self))
        return True

    def action_reopen(self):
        """The person did not leave after all, or the candidate comes."""
        for pathway in self:
            state = ACTIVE if pathway.date_start else CANDIDATE
            pathway.write({"state": state, "date_end": False})
        return True

    @api.constrains("state", "date_start", "date_end")
    def _check_dates(self):
        for pathway in self:
            start, end = pathway.date_start, pathway.date_end
            if pathway.state == ACTIVE and not start:
                raise ValidationError(
                    self.env._(
                        "When did %s enter? Write the first day of the first contract.",
                        pathway.display_name,
                    )
                )
            if pathway.state == LEFT and not end:
                raise ValidationError(
                    self.env._(
                        "When did %s leave? Write the last day.", pathway.display_name
                    )
                )
            if start and end and end < start:
                raise ValidationError(
                    self.env._(
                        "%s cannot leave before coming: look at the two days.",
                        pathway.display_name,
                    )
                )

    @api.constrains("pass_id", "date_start", "employee_id")
    def _check_pass(self):
        for pathway in self.filtered("pass_id"):
            # sudo: the rule is checked for who writes the pathway without the PASS
            held = pathway.pass_id.sudo()
            # sudo: as above
            if held.employee_id != pathway.employee_id.sudo():
                raise ValidationError(
                    self.env._(
                        "This PASS is not the one of %s: a PASS belongs to a person.",
                        pathway.display_name,
                    )
                )
            if pathway.date_start:
                held._refuse_event(Hiring(pathway.date_start))

    @api.constrains("state", "employee_id")
    def _check_one_open(self):
        opened = self.filtered(lambda one: one.state != LEFT)
        # sudo: another adviser's pathway counts too
        groups = self.sudo()._read_group(
            [("employee_id", "in", opened.employee_id.ids), ("state", "!=", LEFT)],
            ["employee_id", "company_id"],
            having=[("__count", ">", 1)],
        )
        for person, _company in groups:
            raise ValidationError(
                self.env._(
                    "%s already has a pathway in progress: go on with that one.",
                    person.name,
                )
            )
