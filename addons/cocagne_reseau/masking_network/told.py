"""What the network was told: one ``Told`` for each garden, month and indicator."""

from dataclasses import dataclass, replace

from ..indicators.definition import Value

#: Where a hidden figure is counted: in the totals of its region and of the network, in
#: those of the network alone, nowhere yet.
REGION, NETWORK, WAITING = "region", "network", "waiting"


@dataclass
class Told:
    """A figure as the network was told it; never shown as it is.

    :param value: the figure; shown unless ``is_hidden``.
    :param counted: what totals have of it, those of ``level`` and the year of the
        garden; None when none has it. It stays when a hidden figure is corrected: the
        totals would tell the difference.
    :param batch: the hidden figures that entered the totals together have one number.
    :param is_frozen: ``counted`` comes from before a correction.
    """

    garden: int
    region: int | None
    month: object
    code: str
    value: Value
    is_hidden: bool = False
    is_kept: bool = False
    counted: Value | None = None
    level: str = WAITING
    batch: int | None = None
    is_frozen: bool = False

    @property
    def key(self):
        return self.garden, self.month, self.code

    @property
    def is_waiting(self):
        """Whether it may still enter the totals of a month."""
        return self.is_hidden and self.level == WAITING and not self.is_frozen

    @property
    def place(self):
        return self.garden, self.month


def correct(old, values, family, least):
    """How a corrected month of a garden is told: {code: Told}, and codes to hide.

    A correction that moves counts of people by fewer than ``least`` is not told: both
    figures, the old and the new one, would tell of the persons between them. The
    network keeps what it had. A greater correction is told; those of its counts that
    moved little are hidden from then on, and what was hidden stays so unless it moved
    by ``least`` and no total has it.

    :param old: {code: Told} of the garden and month.
    :param values: {code: Value}, the new figures.
    :return: None when nothing is told; or the codes that have to be hidden.
    """
    moves = {
        code: _distance(old[code].value, values[code]) for code in old if code in values
    }
    shown = {code: far for code, far in moves.items() if not old[code].is_hidden}
    counts = {c: far for c, far in shown.items() if family.counts_people(c)}
    hidden = {
        code
        for code, one in old.items()
        if one.is_hidden and (one.counted or moves.get(code, 0) < least)
    }
    if not any(far >= least for far in counts.values()):
        if any(counts.values()) or any(moves[c] for c in moves if c not in shown):
            return None
    return hidden | {code for code, far in counts.items() if 0 < far < least}


def _distance(one, other):
    """How far two figures are; a ratio as far as the parts of it that moved."""
    if one.numerator is not None and other.numerator is not None:
        return max(
            abs(one.numerator - other.numerator),
            abs(one.denominator - other.denominator),
        )
    return abs((one.value or 0) - (other.value or 0))


def follow(old, new):
    """``new`` takes over what totals have of ``old``.

    A figure that was shown and is shown moves the totals by as much as readers see;
    any other one stays in them as it was.
    """
    if old.counted is None:
        return new
    both_shown = not old.is_hidden and not new.is_hidden
    counted = _moved(old, new.value) if both_shown else old.counted
    return replace(
        new,
        region=old.region,
        counted=counted,
        level=old.level,
        batch=old.batch,
        is_frozen=counted != new.value or old.is_hidden != new.is_hidden,
    )


def _moved(old, new):
    """``counted`` moved by the difference that readers see."""
    if old.counted == old.value:
        return new
    return Value(
        *(
            None if part is None else part + (after or 0) - (before or 0)
            for part, before, after in zip(old.counted, old.value, new, strict=True)
        )
    )
