"""Reasons of exits and their categories, as a table that can be changed."""

from functools import cache
from typing import NamedTuple

from .. import tables

DURABLE, TRANSITION, POSITIVE = DYNAMIC = ("durable", "transition", "positive")
OTHER, WITHDRAWN, IN_IAE = "other", "withdrawn", "in_iae"
CATEGORIES = (*DYNAMIC, OTHER, WITHDRAWN, IN_IAE)


class Reason(NamedTuple):
    """:param code: of the ASP, ``rms_code``. :param confidence: A, B or C."""

    code: str
    reason: str
    category: str
    confidence: str


@cache
def table() -> dict[str, Reason]:
    """The reasons by code. Pass another dictionary where a garden changed a category."""
    return {row["code"]: Reason(**row) for row in tables.rows("exit_reasons")}
