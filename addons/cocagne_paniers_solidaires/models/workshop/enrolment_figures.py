from odoo import fields, models
from odoo.fields import Domain
from odoo.tools import SQL, format_date


class SolidarityEnrolment(models.Model):
    """The workshops of households in figures, also once their names are erased."""

    _inherit = "cocagne.solidarity.enrolment"

    def _workshop_figures(self, date_from, date_to):
        """The workshops of these households in a period, in two queries.

        Erased households count in the months that begin in the period.

        :return: ``{"households", "attended", "missed", "people", "hours", "by_kind"}``;
            ``households`` came at least once, ``by_kind`` is {code of the kind: the same
            figures}. Nothing is masked: the reports do it.
        """
        found = {}
        for enrolment, kind, _month, *sums in self._attendance_rows(date_from, date_to):
            self._add_up(found, kind, enrolment, sums)
        kept = self.env["cocagne.workshop.kept"]._read_group(
            Domain("enrolment_id", "in", self.ids)
            & Domain("month", ">=", date_from)
            & Domain("month", "<=", date_to),
            ["enrolment_id", "workshop_kind_id"],
            ["attended:sum", "missed:sum", "people:sum", "hours:sum"],
        )
        for enrolment, kind, *sums in kept:
            self._add_up(found, kind.id, enrolment.id, sums)
        kinds = self.env["cocagne.workshop.kind"].browse(
            [kind for kind in found if kind]
        )
        codes = {kind.id: kind.code for kind in kinds}
        total = self._told(found.pop(None, self._nothing()))
        return total | {
            "by_kind": {codes[kind]: self._told(row) for kind, row in found.items()}
        }

    def _nothing(self):
        return {"households": set(), "sums": [0, 0, 0, 0.0]}

    def _add_up(self, found, kind, enrolment, sums):
        """Add the sums of a household to its kind, and to the total (``None``)."""
        for key in (kind, None):
            row = found.setdefault(key, self._nothing())
            row["sums"] = [
                old + (new or 0) for old, new in zip(row["sums"], sums, strict=True)
            ]
            if sums[0]:
                row["households"].add(enrolment)

    def _told(self, row):
        attended, missed, people, hours = row["sums"]
        return {
            "households": len(row["households"]),
            "attended": attended,
            "missed": missed,
            "people": people,
            "hours": round(hours, 2),
        }

    def _attendance_rows(self, date_from=None, date_to=None):
        """(enrolment id, kind id, month, attended, missed, people, hours) of these."""
        registrations = self.env["event.registration"]
        registrations.flush_model(
            ["attendance", "attended_hours", "attended_people", "workshop_kind_id"]
        )
        return self.env.execute_query(
            SQL(
                """
                SELECT p.enrolment_id, r.workshop_kind_id,
                       date_trunc('month', r.workshop_date)::date,
                       count(*) FILTER (WHERE r.attendance = 'present'),
                       count(*) FILTER (WHERE r.attendance = 'absent'),
                       COALESCE(sum(r.attended_people), 0),
                       COALESCE(sum(r.attended_hours), 0)
                  FROM (%s) p
                  JOIN event_registration r ON r.id = p.registration_id AND r.active
                 WHERE p.enrolment_id = ANY(%s) AND r.attendance IS NOT NULL
                   AND r.workshop_date BETWEEN %s AND %s
                 GROUP BY 1, 2, 3
                 ORDER BY 1, 3, 2
                """,
                registrations._enrolment_query(),
                self.ids,
                date_from or fields.Date.to_date("1900-01-01"),
                date_to or fields.Date.to_date("9999-12-31"),
            )
        )

    # -- erasing and showing what is held ----------------------------------------------

    def _erase_links(self):
        """Keep the figures of the workshops before the household is gone."""
        # sudo: nobody writes these rows by hand
        self.env["cocagne.workshop.kept"].sudo().create(
            [
                {
                    "enrolment_id": enrolment,
                    "workshop_kind_id": kind,
                    "month": month,
                    "attended": attended,
                    "missed": missed,
                    "people": people,
                    "hours": hours,
                }
                for (
                    enrolment,
                    kind,
                    month,
                    attended,
                    missed,
                    people,
                    hours,
                ) in self._attendance_rows()
            ]
        )
        return super()._erase_links()

    def _held_data(self):
        return [*super()._held_data(), self._held_workshops()]

    def _held_workshops(self):
        """The workshops for which somebody of the household registered."""
        self.ensure_one()
        registrations = self.env["event.registration"].search(
            [("is_workshop", "=", True), ("partner_id", "=", self.partner_id.id)],
            order="workshop_date desc",
        )
        states = dict(
            registrations._fields["seat_state"]._description_selection(self.env)
        )
        return self.env._("Workshops"), [
            (
                f"{format_date(self.env, item.workshop_date)} {item.event_id.name}",
                states[item.seat_state],
            )
            for item in (registrations if self.partner_id else registrations.browse())
        ]
