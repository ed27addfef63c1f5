"""Professional interviews (L.6315-1); the periods are figures to be verified."""

from datetime import date

from .. import dates


def first_interview(hired: date, figures) -> date:
    """Until when the first one is due: in the first year since the reform of 2025.

    :param hired: first day at the garden.
    """
    return dates.same_day(hired, figures.whole("professional_first_months", hired))


def next_interview(last: date, figures) -> date:
    """When the next one is due.

    :param last: day of the last one.
    """
    return dates.same_day(last, figures.whole("professional_interview_months", last))
