"""The sense of ``salarieLangueFrancaise``, which was turned round in 2026.

At the ASP, *true* means that the person does not master French since 9 July 2026; it
meant the contrary before. The API keeps the old sense, unless it is asked by a header
for the new one, until the new one becomes its only sense between 1 and 15 November 2026.
Asking with the header gives the new sense on any day: the client always does.
"""

from datetime import date

HEADER = "X-API-salarieLangueFrancaise-like-asp"
#: First day on which files of the ASP have the new sense.
ASP_TURN = date(2026, 7, 9)
#: The API turns on a day of this time that is not known beforehand.
API_TURN = (date(2026, 11, 1), date(2026, 11, 15))


class UnknownSense(ValueError):
    """The API answered without the header while it was being turned."""


def masters_badly(value: bool, day: date, *, header: bool = True) -> bool:
    """Whether a value of the API says that the person does not master French.

    :param day: on which the API was read.
    :param header: the header was sent.
    :raises UnknownSense: without header, in the fortnight of the turn.
    """
    if header or day > API_TURN[1]:
        return value
    if day < API_TURN[0]:
        return not value
    raise UnknownSense(day)


def masters_badly_in_file(value: bool, day: date) -> bool:
    """The same for a file sent to the ASP on a day."""
    return value if day >= ASP_TURN else not value
