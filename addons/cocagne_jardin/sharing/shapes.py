"""What goes into a share-out, and what comes out of it."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Kind:
    """A basket type: all its baskets are equals.

    :param target: the value that one basket should have this week, above 0.
    :param start: the value that is already in it (vegetables settled by hand).
    :param owed: what its baskets missed until now; who is owed most comes first.
    """

    key: Any
    target: int
    start: int = 0
    owed: int = 0


@dataclass(frozen=True)
class Cell:
    """Baskets of one type that are filled alike: those of one depot.

    :param count: how many baskets.
    :param balance: what each of them got until now, above (or below) its equals.
    """

    key: Any
    kind: Any
    count: int
    balance: int = 0


@dataclass(frozen=True)
class Produce:
    """A vegetable to share.

    :param available: in steps; a step is never divided.
    :param price: the value of one step.
    :param least: the smallest portion worth giving, in steps.
    :param most: the biggest portion of the smallest basket type, in steps; the others
        get more in proportion to their target. None: no limit.
    :param whole: pieces and bunches, which some depots may have and others not. What
        is weighed is the same for all the baskets of a type, once they have the least.
    :param priority: lower goes first.
    :param cells: keys of the cells that can get it; None: all.
    """

    key: Any
    available: int
    price: int
    least: int = 1
    most: int | None = None
    whole: bool = True
    priority: int = 1
    cells: frozenset | None = None

    def reaches(self, cell):
        """Whether this cell can get some."""
        return self.cells is None or cell.key in self.cells


@dataclass(frozen=True)
class Short:
    """A vegetable that some equals have and others not: who, and who is next."""

    produce: Any
    kind: Any
    portion: int
    served: tuple
    unserved: tuple


@dataclass
class Share:
    """The proposal.

    ``quantities`` are steps per basket by (cell key, produce key); ``left`` the steps
    that stay by produce key; ``values`` the value of a basket by cell key.
    """

    quantities: dict = field(default_factory=dict)
    left: dict = field(default_factory=dict)
    values: dict = field(default_factory=dict)
    shorts: list = field(default_factory=list)
