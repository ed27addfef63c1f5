from datetime import date

from odoo import api, models
from odoo.exceptions import ValidationError
from odoo.fields import Domain
from odoo.tools import SQL, format_date

DEMAND_STATES = ("draft", "waiting")
OPEN_STATES = (*DEMAND_STATES, "active")


class SolidarityEnrolment(models.Model):
    """A household is helped once at a time, in one garden."""

    _inherit = "cocagne.solidarity.enrolment"

    @api.constrains("partner_id", "state", "date_start", "date_end", "company_id")
    def _check_once(self):
        todo = self.filtered(lambda item: item.partner_id and item.state in OPEN_STATES)
        if not todo:
            return
        todo._serialize_households()
        household = todo.partner_id.commercial_partner_id
        # sudo: the other one may be in an establishment that the user does not see
        others = self.sudo().search(
            Domain("partner_id", "child_of", household.ids)
            & Domain("state", "in", [*OPEN_STATES, "ended"])
        )
        for enrolment in todo:
            for other in others.filtered(enrolment._is_beside):
                enrolment._refuse_twice(other)

    def _serialize_households(self):
        """Make parallel enrolments of a household wait, then look again.

        A lock alone would let the second one look at its old snapshot: writing the row,
        even as it is, makes PostgreSQL refuse it, and Odoo then runs it again.
        """
        self.env.cr.execute(
            SQL(
                "UPDATE res_partner SET active = active WHERE id IN (SELECT id FROM"
                " res_partner WHERE id = ANY(%s) ORDER BY id FOR NO KEY UPDATE)",
                self.partner_id.commercial_partner_id.ids,
            )
        )

    def _is_beside(self, other):
        """Whether ``other`` helps, or is to help, the same household at that time."""
        self.ensure_one()
        mine, its = (item.partner_id.commercial_partner_id for item in (self, other))
        if other.id == self.id or mine != its:
            return False
        demands = [item for item in (self, other) if item.state in DEMAND_STATES]
        if len(demands) == 2:
            return True
        if demands and (other.state == "ended" or self._follows(other)):
            return False
        if not (self.date_start and other.date_start):
            return True
        ends = [self._last_day_in(item) for item in (self, other)]
        return self.date_start <= ends[1] and other.date_start <= ends[0]

    def _follows(self, other):
        """Whether one of both is the renewal of the other."""
        return self.previous_id == other or other.previous_id == self

    @api.model
    def _last_day_in(self, enrolment):
        return enrolment.date_end or date.max

    def _refuse_twice(self, other):
        self.ensure_one()
        if other.company_id != self.company_id:
            raise ValidationError(
                self.env._(
                    "%(household)s is already helped in %(garden)s. A household is in "
                    "one garden at a time: end the help there first.",
                    household=self.display_name,
                    garden=other.company_id.name,
                )
            )
        since = other.date_start or other.asked_on
        raise ValidationError(
            self.env._(
                "%(household)s is already in the programme since %(day)s. Open that "
                "file: renew it, or end it first.",
                household=self.display_name,
                day=format_date(self.env, since),
            )
        )
