from odoo import api, models
from odoo.fields import Domain


class Registration(models.Model):
    """Figures of the attendance, and the hours that count as training."""

    _inherit = "event.registration"

    @api.model
    def _attendance_figures(self, domain=None):
        """The figures of the registrations of ``domain``, in nine queries whatever their number.

        Only workshops that are not cancelled count, and registrations that were not
        cancelled and do not wait for a seat.

        :param domain: on ``event.registration``, like
            ``[("workshop_date", ">=", start), ("event_id.agreement_id", "=", id)]`` or
            ``[("enrolment_id", "in", ids)]``.
        :return: ``{"workshops", "registrations", "present", "absent", "excused",
            "to_tick", "people", "adults", "children", "persons", "hours",
            "person_hours", "missed_rate", "by_kind", "by_month"}``; ``by_kind`` is
            {code of the kind: the same figures}, ``by_month`` {first day of the month:
            the same figures}. ``people`` are those who came, with who came along;
            ``persons`` the different members among them; ``hours`` those of the
            registered people, ``person_hours`` also those of who came along.
        """
        domain = Domain(domain or []) & Domain("is_workshop", "=", True)
        domain &= Domain("state", "in", ("open", "done"))
        domain &= Domain("event_id.workshop_state", "!=", "cancelled")
        figures = self._figures_by(domain, []).get((), self._no_figures())
        figures["by_kind"] = {
            kind.code: row
            for (kind,), row in self._figures_by(domain, ["workshop_kind_id"]).items()
        }
        figures["by_month"] = {
            month: row
            for (month,), row in self._figures_by(
                domain, ["workshop_date:month"]
            ).items()
        }
        return figures

    @api.model
    def _no_figures(self):
        names = ("workshops", "registrations", "present", "absent", "excused")
        names += ("to_tick", "people", "adults", "children", "persons")
        sums = ("hours", "person_hours", "missed_rate")
        return dict.fromkeys(names, 0) | dict.fromkeys(sums, 0.0)

    @api.model
    def _figures_by(self, domain, groupby):
        """{group: figures} with the attendance spread over the columns."""
        found = {}
        size = len(groupby)
        sums = ["__count", "attended_people:sum"]
        sums += ["attended_hours:sum", "person_hours:sum"]
        for row in self._read_group(domain, [*groupby, "attendance"], sums):
            attendance, count, people, hours, person_hours = row[size:]
            figures = found.setdefault(row[:size], self._no_figures())
            figures[attendance or "to_tick"] += count
            figures["registrations"] += count
            figures["people"] += people or 0
            figures["hours"] = round(figures["hours"] + (hours or 0), 2)
            figures["person_hours"] = round(
                figures["person_hours"] + (person_hours or 0), 2
            )
        for row in self._read_group(domain, groupby, ["event_id:count_distinct"]):
            if row[:size] in found:
                found[row[:size]]["workshops"] = row[size]
        self._add_people_of(found, domain, groupby)
        for figures in found.values():
            expected = figures["present"] + figures["absent"]
            if expected:
                figures["missed_rate"] = round(100 * figures["absent"] / expected, 1)
        return found

    @api.model
    def _add_people_of(self, found, domain, groupby):
        """Who came, told apart: different members, adults, children."""
        size = len(groupby)
        for row in self._read_group(
            domain & Domain("attendance", "=", "present"),
            groupby,
            [
                "partner_id:count_distinct",
                "__count",
                "companion_adults:sum",
                "companion_children:sum",
            ],
        ):
            persons, count, adults, children = row[size:]
            found.setdefault(row[:size], self._no_figures()).update(
                persons=persons, adults=count + (adults or 0), children=children or 0
            )

    # -- training ------------------------------------------------------------------------

    def _training_hours(self):
        """What these registrations give as hours of training: {person: hours}.

        Only people who were present, and whom a contact names. The insertion addon
        extends it: it keeps its employees, and gives the hours to their time sheets.
        """
        hours = {}
        present = self.filtered(
            lambda r: (
                r.is_workshop
                and r.attendance == "present"
                and r.workshop_state == "closed"
                and r.partner_id
            )
        )
        for registration in present:
            partner = registration.partner_id
            total = hours.get(partner, 0.0) + registration.attended_hours
            hours[partner] = round(total, 2)
        return hours

    def _training_changed(self):
        """Called when a workshop of these is closed or opened again.

        Nothing to do here: the insertion addon reads ``_training_hours`` again.
        """
