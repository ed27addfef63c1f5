"""Names of files: ``RIAE_FS_AAAAMMJJHHMMSS.json``, in UTC, one a second."""

import re
from collections.abc import Collection
from datetime import datetime, timedelta, timezone

from ...law.problem import Refused, rule

SHAPE = re.compile(r"^RIAE_FS_(\d{14})\.json$", re.ASCII)
RETURN_SHAPE = re.compile(r"^RIAE_FS_(\d{14})_FichierRetour\.json$", re.ASCII)
LENGTH = 27
UPLOAD_FOLDER, RESULT_FOLDER = "depot", "retrait"
_STAMP = "%Y%m%d%H%M%S"

BAD_NAME = rule("fiche_file_name", "fiche salarié, transport", "A", ("name",))


def name_of(moment: datetime, taken: Collection[str] = ()) -> str:
    """The name of a file made at a moment; the next free second when it is taken.

    :param moment: with a time zone.
    """
    if moment.tzinfo is None:
        raise ValueError("a moment without time zone")
    moment = moment.astimezone(timezone.utc)
    while (name := f"RIAE_FS_{moment.strftime(_STAMP)}.json") in taken:
        moment += timedelta(seconds=1)
    return name


def return_name(name: str) -> str:
    """The name of the file that answers another one.

    :raises Refused: when the name is none of a file that was sent.
    """
    moment_of(name)
    return name.removesuffix(".json") + "_FichierRetour.json"


def moment_of(name: str) -> datetime:
    """When a file, sent or come back, was made, in UTC.

    :raises Refused: when it has another name.
    """
    found = SHAPE.fullmatch(name) or RETURN_SHAPE.fullmatch(name)
    try:
        if found:
            return datetime.strptime(found[1], _STAMP).replace(tzinfo=timezone.utc)
    except ValueError:
        pass
    raise Refused([BAD_NAME.broken(name=name)])
