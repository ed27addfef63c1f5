"""Words of the code lists of the fiche salarié, as screens show them.

The codes are those of ``exchange/codes``; a test holds both lists against each other.
"""

from ...exchange import codes
from ...exchange.fiche import status

STATUSES = [
    (status.NEW, "To complete"),
    (status.READY, "Ready to send"),
    (status.SENT, "Sent"),
    (status.PROCESSED, "Integrated"),
    (status.REJECTED, "Refused by the ASP"),
    (status.DISABLED, "Set aside"),
    (status.ARCHIVED, "Archived"),
]
NOTIFICATION_STATUSES = [
    (code, words) for code, words in STATUSES if code in status.NOTIFICATION_STATUSES
]
MOVEMENTS = [("C", "Creations"), ("M", "Updates")]
TITLES = [("M", "Mr"), ("MME", "Ms")]
MEASURES = [(code, one.label) for code, one in codes.load("measure").items()]
DURATIONS = [
    ("01", "Less than 6 months"),
    ("02", "6 to 11 months"),
    ("03", "12 to 23 months"),
    ("04", "24 months and more"),
]
EDUCATION = [
    ("01", "Never schooled"),
    ("70", "Nothing beyond compulsory school"),
    ("60", "Short training of one year"),
    ("50", "Level of CAP or BEP, without the diploma"),
    ("51", "CAP or BEP"),
    ("40", "Baccalauréat"),
    ("41", "Technical or professional baccalauréat"),
    ("30", "BTS or DUT"),
    ("20", "Licence"),
    ("10", "Third cycle or engineer"),
    ("00", "Qualification without certificate"),
]
EMPLOYER_TYPES = [
    ("01", "EI"),
    ("02", "ETTI"),
    ("03", "AI"),
    ("04", "ACI"),
    ("05", "ESAT"),
    ("06", "Adapted company (EA)"),
    ("07", "Another employer"),
]
ORIENTERS = [
    ("01", "Mission locale"),
    ("02", "Cap emploi"),
    ("03", "France Travail"),
    ("04", "PLIE"),
    ("05", "Social service of the Département"),
    ("06", "Another authorised prescriber"),
    ("07", "Spontaneous application"),
    ("08", "An orienter who is not authorised"),
    ("09", "SPIP"),
    ("10", "PJJ"),
    ("11", "CCAS or CIAS"),
    ("12", "CHRS"),
    ("13", "CIDFF"),
    ("14", "Specialised prevention"),
    ("15", "AFPA"),
    ("16", "PIJ or BIJ"),
    ("17", "CAF"),
    ("18", "CADA"),
    ("19", "ASE"),
    ("20", "CAVA"),
    ("21", "CPH"),
    ("22", "CHU"),
    ("23", "OACAS"),
    ("99", "Unknown"),
]
RSA = [
    ("NON", "No RSA"),
    ("OUI-NM", "RSA, not increased"),
    ("OUI-M", "RSA, increased"),
]
COUNTRY_GROUPS = [
    ("1", "France"),
    ("2", "European Union or EEA"),
    ("3", "Another country"),
]
LANE_EXTENSIONS = [
    ("B", "bis"),
    ("T", "ter"),
    ("Q", "quater"),
    ("C", "quinquies"),
]
#: Names of lanes are French words of the address itself: they are not translated.
LANE_TYPES = [(code, one.label) for code, one in codes.load("lane_type").items()]
