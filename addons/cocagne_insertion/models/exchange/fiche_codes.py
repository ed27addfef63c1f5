"""Words of the code lists of the fiche salarié, as screens show them.

Those that a person or a pathway has too are written there.
"""

from ...exchange import codes
from ...exchange.fiche import status
from ..pathway.situation import DURATIONS, EMPLOYER_TYPES, ORIENTERS, RSA
from ..person.address import EXTENSIONS, LANES
from ..person.identity import COUNTRY_GROUPS, EDUCATIONS

__all__ = (
    "COUNTRY_GROUPS",
    "DURATIONS",
    "EDUCATIONS",
    "EMPLOYER_TYPES",
    "EXTENSIONS",
    "LANES",
    "ORIENTERS",
    "RSA",
)

STATUSES = [
    (status.NEW, "To complete"),
    (status.READY, "Ready to send"),
    (status.SENT, "Sent to the ASP"),
    (status.PROCESSED, "Integrated"),
    (status.REJECTED, "Refused by the ASP"),
    (status.DISABLED, "Set aside"),
    (status.ARCHIVED, "In the archive"),
]
#: A change is told with words of its own: in French, a fiche is not of the same gender.
NOTIFICATION_STATUSES = [
    (status.NEW, "To tell"),
    (status.SENT, "Told to the ASP"),
    (status.PROCESSED, "Taken into account"),
    (status.REJECTED, "Not taken by the ASP"),
]
MOVEMENTS = [("C", "Creations"), ("M", "Updates")]
TITLES = [("M", "Mr"), ("MME", "Ms")]
MEASURES = [(code, one.label) for code, one in codes.load("measure").items()]
