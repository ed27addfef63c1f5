from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import AccessError
from odoo.tools import format_date

from ...law.working_time import monday

#: Roles that do the sheets and the board.
TEAM = (
    "cocagne_insertion.group_supervisor",
    "cocagne_insertion.group_payroll",
    "cocagne_jardin.group_insertion_adviser",
)
#: Roles that may know why somebody is absent.
KNOW_REASONS = (
    "cocagne_insertion.group_payroll",
    "cocagne_jardin.group_insertion_adviser",
)


class WorkWeek(models.AbstractModel):
    """What the screens of a week share: their days, their people, who may see them."""

    _name = "cocagne.work.week"
    _description = "Week of work"

    @api.model
    def _check_team(self):
        """:raise AccessError: these screens read hours as superuser: not for others."""
        if not self.env.su and not self._has_one_of(TEAM):
            raise AccessError(
                self.env._("Hours and planning are for the team of the insertion site.")
            )

    @api.model
    def _knows_reasons(self):
        return self.env.su or self._has_one_of(KNOW_REASONS)

    @api.model
    def _has_one_of(self, groups):
        return any(self.env.user.has_group(group) for group in groups)

    @api.model
    def _monday(self, day=None):
        """Monday of a week; of this one without a day, of the next with “next”."""
        today = fields.Date.context_today(self)
        if day == "next":
            return monday(today) + timedelta(days=7)
        return monday(fields.Date.to_date(day) if day else today)

    @api.model
    def _days(self, first):
        return [first + timedelta(days=rank) for rank in range(7)]

    @api.model
    def _people(self, days):
        """Pathways of the garden with a contract on one of the days, by name.

        :return: pathways, ``{pathway.id: [Stretch]}``
        """
        pathways = self.env["cocagne.pathway"].search(
            [
                ("company_id", "=", self.env.company.id),
                ("state", "!=", "candidate"),
                "|",
                ("date_end", "=", False),
                ("date_end", ">=", days[0]),
            ]
        )
        hours = self.env["cocagne.insertion.hours"]
        found = hours._stretches(pathways, days[0], days[-1])
        stretches = {key: [one for _id, one in own] for key, own in found.items()}
        working = pathways.filtered(lambda pathway: pathway.id in stretches)
        return working.sorted(lambda pathway: (pathway.name, pathway.id)), stretches

    @api.model
    def _day_columns(self, days):
        """The days of a screen: Monday to Friday, Saturday and Sunday when worked."""
        holidays = self.env["cocagne.insertion.hours"]._holiday_names(
            self.env.company, days[0], days[-1]
        )
        today = fields.Date.context_today(self)
        return [
            {
                "date": fields.Date.to_string(day),
                "label": format_date(self.env, day, date_format="EEEE d MMM"),
                "weekend": day.weekday() > 4,
                "holiday": holidays.get(day, ""),
                "future": day > today,
                "today": day == today,
            }
            for day in days
        ]

    @api.model
    def _week_words(self, first):
        return self.env._(
            "Week of %(first)s to %(last)s",
            first=format_date(self.env, first, date_format="d MMMM"),
            last=format_date(
                self.env, first + timedelta(days=6), date_format="d MMMM yyyy"
            ),
        )

    @api.model
    def _neighbours(self, first):
        """Mondays before and after, as the screens ask for them."""
        return {
            "monday": fields.Date.to_string(first),
            "previous": fields.Date.to_string(first - timedelta(days=7)),
            "next": fields.Date.to_string(first + timedelta(days=7)),
        }
