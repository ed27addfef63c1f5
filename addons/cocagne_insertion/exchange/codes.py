"""The code lists of the exchanges, one file of ``data/codes`` each.

Labels in the files say what a code means; screens have their own words.
"""

from functools import cache
from typing import NamedTuple

from ..law import tables


class Code(NamedTuple):
    """:param outcome: of return codes only: the status that a fiche takes."""

    code: str
    label: str
    outcome: str = ""


@cache
def load(name: str) -> dict[str, Code]:
    """The codes of a list (``orienter``, ``education``...), in its order."""
    return {row["code"]: Code(**row) for row in tables.rows(f"codes/{name}")}


#: Orienter of a fiche by who sent the application, as the platform sets it.
SPONTANEOUS, NOT_AUTHORISED, OTHER_AUTHORISED = "07", "08", "06"
#: Employer type of a fiche by kind of structure.
EMPLOYER_TYPES = {"EI": "01", "ETTI": "02", "AI": "03", "ACI": "04"}
#: Levels of education of the criterion CAP_BEP.
CAP_BEP_LEVELS = ("00", "01", "50", "51", "70")


def orienter(sender: str, authorised: bool = False, code: str = "") -> str:
    """The orienter code of an application.

    :param sender: ``candidate``, ``employer`` or ``organisation``.
    :param authorised: the organisation is an authorised prescriber.
    :param code: what kind of prescriber it is, when known.
    """
    if sender in ("candidate", "employer"):
        return SPONTANEOUS
    if not authorised:
        return NOT_AUTHORISED
    return code if code in load("orienter") else OTHER_AUTHORISED
