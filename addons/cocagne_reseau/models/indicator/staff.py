from functools import partial

from odoo import models
from odoo.tools import SQL

from ...indicators.definition import MEAN, Indicator
from .insertion_people import SOURCE


class StaffIndicators(models.AbstractModel):
    """Permanent staff of the insertion site, as the annual report tells it.

    Their number is no secret: it is in the unit "number", which nobody masks.
    """

    _inherit = "cocagne.indicator.source"

    def _indicators(self):
        return [*super()._indicators(), *self._staff_indicators()]

    def _staff_indicators(self):
        return [
            self._prepare_staff(
                "supervisors",
                self.env._("Technical supervisors"),
                "number",
                self.env._(
                    "Technical supervisors (ETI) employed by the garden on at least one "
                    "day of the month; external providers are left out."
                ),
                "eti",
            ),
            self._prepare_staff(
                "supervisors_etp",
                self.env._("Posts of technical supervisors (ETP)"),
                "posts",
                self.env._(
                    "Full-time posts that the technical supervisors employed by the "
                    "garden give to the insertion site, by the days of the month that "
                    "they were there."
                ),
                "eti",
            ),
            self._prepare_staff(
                "advisers",
                self.env._("Socio-professional advisers"),
                "number",
                self.env._(
                    "Socio-professional advisers (CIP) employed by the garden on at "
                    "least one day of the month; external providers are left out."
                ),
                "cip",
            ),
            self._prepare_staff(
                "advisers_etp",
                self.env._("Posts of socio-professional advisers (ETP)"),
                "posts",
                self.env._(
                    "Full-time posts that the socio-professional advisers employed by "
                    "the garden give to the insertion site, by the days of the month "
                    "that they were there."
                ),
                "cip",
            ),
        ]

    def _prepare_staff(self, code, label, unit, definition, role):
        number = SQL("sum(posts)") if unit == "posts" else SQL("count(*)")
        return Indicator(
            code=f"insertion.{code}",
            label=label,
            unit=unit,
            aggregation=MEAN,
            source=SOURCE,
            definition=definition,
            query=partial(self._query_staff, role, number),
        )

    def _query_staff(self, role, number, scope):
        return SQL(
            """
            SELECT garden_id, %(number)s
              FROM (SELECT garden.garden_id,
                           staff.etp::numeric
                           * (LEAST(COALESCE(staff.date_to, %(last)s), %(last)s)
                              - GREATEST(staff.date_from, %(first)s) + 1)
                           / %(days)s AS posts
                      FROM cocagne_insertion_staff staff
                      JOIN %(gardens)s AS garden ON garden.company_id = staff.company_id
                     WHERE staff.role = %(role)s AND staff.status = 'permanent'
                       AND staff.date_from <= %(last)s
                       AND COALESCE(staff.date_to, %(last)s) >= %(first)s) staff
          GROUP BY garden_id
            """,
            number=number,
            role=role,
            gardens=scope.gardens,
            first=scope.date_from,
            last=scope.date_to,
            days=(scope.date_to - scope.date_from).days + 1,
        )
