from collections import defaultdict
from datetime import date
from decimal import Decimal

from odoo import api, models
from odoo.exceptions import ValidationError

from ...law import pmsmp
from .immersion import CANCELLED

#: What changes the answer of the rules.
FIELDS = (
    *("pathway_id", "host_id", "tutor_name", "object", "use", "date_start", "date_end"),
    *("week_hours", "channel", "renews_id", "state"),
)
#: The last day of a contract without term.
NO_END = date(9999, 12, 31)


class Immersion(models.Model):
    """The bounds of the law, asked of every immersion that is not cancelled."""

    _inherit = "cocagne.immersion"

    @api.constrains(*FIELDS)
    def _check_bounds(self):
        checked = self.filtered(lambda one: one.state != CANCELLED)
        others = checked._of_the_same_people()
        spans = checked.pathway_id._contract_spans()
        law = self.env["cocagne.law"]
        for immersion in checked:
            law._refuse(immersion._broken_rules(others, spans))

    def _of_the_same_people(self):
        """{employee id: the immersions that count, at any host and in any pathway}."""
        # sudo: the bounds count all immersions of the person, also those of a garden
        # that this user does not see
        found = self.sudo().search(
            [
                ("employee_id", "in", self.sudo().employee_id.ids),
                ("state", "!=", CANCELLED),
            ]
        )
        # sudo: as above
        groups = defaultdict(lambda: self.sudo().browse())
        for immersion in found:
            groups[immersion.employee_id.id] |= immersion
        return groups

    def _broken_rules(self, others, spans):
        """Every rule that this immersion breaks."""
        self.ensure_one()
        span = spans.get(self.pathway_id.id)
        if not span:
            raise ValidationError(
                self.env._(
                    "%s has no contract of insertion: write the contract first, an "
                    "immersion takes place within it.",
                    self.pathway_id.name,
                )
            )
        figures = self.env["cocagne.insertion.figure"]._figures()
        own = self._law_value()
        # sudo: days of all immersions of the person, whoever writes one
        known = others[self.sudo().employee_id.id] - self.sudo()
        values = [one._law_value() for one in known]
        found = list(pmsmp.problems(own, values, span, figures))
        found += self._renewal_problems(known, figures)
        if self.channel == "electronic":
            found += self._electronic_problems(own, figures)
        return found

    def _law_value(self):
        """This immersion as the rules want it."""
        self.ensure_one()
        return pmsmp.Immersion(
            self.host_id._law_name(),
            self.date_start,
            self.date_end,
            self.object,
            self.renewals,
            (self.tutor_name or "").strip(),
            self.use or "",
        )

    def _electronic_problems(self, own, figures):
        # sudo: the birthday is asked for the age only
        birth = self.sudo().employee_id.birthday
        if not birth:
            raise ValidationError(
                self.env._(
                    "Write the date of birth of %s first: Immersion Facilitée asks for "
                    "the age.",
                    self.pathway_id.name,
                )
            )
        hours = Decimal(str(self.week_hours))
        return list(pmsmp.e_convention_problems(own, birth, hours, figures))
