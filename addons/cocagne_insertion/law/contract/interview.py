"""Professional interviews (L.6315-1); the periods are figures to be verified."""

from datetime import date

from .. import dates


def next_interview(last: date, figures) -> date:
    """When the next one is due.

    :param last: day of the last one, or first day of the contract.
    """
    return dates.same_day(last, figures.whole("professional_interview_months", last))
