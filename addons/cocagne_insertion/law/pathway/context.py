"""What the rules must know beside the PASS itself."""

from datetime import date
from typing import NamedTuple


class Context(NamedTuple):
    """The circumstances of an event.

    :param today: the day on which it is declared.
    :param kind: kind of the structure that declares it.
    :param employs: this structure employs the person now.
    :param birth: day of birth, when known; a reason with an age wants it.
    :param rqth: recognised as a disabled worker.
    :param pending: another request of prolongation waits for its answer.
    :param last_pass: no later PASS of this person exists.
    """

    today: date
    kind: str = "ACI"
    employs: bool = True
    birth: date | None = None
    rqth: bool = False
    pending: bool = False
    last_pass: bool = True
