"""Times of the cast: attendances, leaves, days off."""

from datetime import datetime, timedelta

from .insertion_case import InsertionCase


class TimeCase(InsertionCase):
    """Farid works 26 hours a week on five equal days; the other helpers add to it."""

    @classmethod
    def make_leave(cls, person, kind, first, last=None, **values):
        """A validated leave of a reason: ``paid_leave``, ``sick``, ``training``..."""
        leave = (
            cls.env["hr.leave"]
            .with_context(leave_skip_state_check=True)
            .create(
                {
                    "employee_id": person.id,
                    "holiday_status_id": cls.leave_type(kind).id,
                    "request_date_from": first,
                    "request_date_to": last or first,
                    **values,
                }
            )
        )
        cls.assertEqual(cls(), leave.state, "validate")
        return leave

    @classmethod
    def leave_type(cls, kind):
        return cls.env.ref(f"cocagne_insertion.leave_type_{kind}")

    @classmethod
    def make_attendance(cls, person, day, hours, start=6):
        """Hours in one piece, from ``start`` in UTC (8 o'clock in summer)."""
        begin = datetime.combine(day, datetime.min.time()) + timedelta(hours=start)
        return cls.env["hr.attendance"].create(
            {
                "employee_id": person.id,
                "check_in": begin,
                "check_out": begin + timedelta(hours=hours),
            }
        )

    @classmethod
    def make_crew(cls, size, prefix="Ami"):
        """Pathways of more people with the same contract as Farid."""
        pathways = cls.env["cocagne.pathway"]
        for rank in range(size):
            person = cls.make_person(prefix, f"Testeur {rank:03}")
            first = cls.contract.contract_date_start
            pathway = cls.make_pathway(person, cls.make_pass(person, first), first)
            cls.make_contract(pathway, first, cls.contract.contract_date_end)
            pathways += pathway
        return pathways
