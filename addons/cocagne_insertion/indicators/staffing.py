"""Who supervises and advises, against the people in insertion.

No ratio is written in the law for an ACI: figures are given, none is refused.
"""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

SUPERVISOR, ADVISER = ROLES = ("eti", "cip")
PERMANENT, EXTERNAL = "permanent", "external"


class Post(NamedTuple):
    """A permanent employee or an external provider. :param etp: full-time posts."""

    role: str
    etp: Decimal
    status: str = PERMANENT


class Staffing(NamedTuple):
    """:param per_post: full-time posts in insertion for one of this role; None without."""

    role: str
    permanent: int
    permanent_etp: Decimal
    external: int
    external_etp: Decimal
    per_post: Decimal | None


def staffing(posts: Iterable[Post], insertion_etp: Decimal) -> tuple[Staffing, ...]:
    """Number and posts of supervisors and advisers, and the load of one post."""
    given = list(posts)
    return tuple(_role(role, given, insertion_etp) for role in ROLES)


def _role(role, posts, insertion_etp):
    etp = {
        status: [one.etp for one in posts if (one.role, one.status) == (role, status)]
        for status in (PERMANENT, EXTERNAL)
    }
    total = sum(etp[PERMANENT], Decimal()) + sum(etp[EXTERNAL], Decimal())
    per_post = (
        (insertion_etp / total).quantize(Decimal("0.01"), ROUND_HALF_UP)
        if total
        else None
    )
    return Staffing(
        role,
        len(etp[PERMANENT]),
        sum(etp[PERMANENT], Decimal()),
        len(etp[EXTERNAL]),
        sum(etp[EXTERNAL], Decimal()),
        per_post,
    )
