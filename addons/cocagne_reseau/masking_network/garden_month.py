"""What is hidden in the figures of one garden and month.

A count of people from 1 to k - 1 is hidden, and with it

- each other part of its whole that would give it back (the smallest first), or the whole;
- the parts of a whole that is hidden;
- the figures that say so (``hidden_with``), also where they are zero;
- a ratio whose numerator, denominator or rest is a small or hidden count.

Zeros of counts are shown: that there is nobody tells of nobody.
"""

from .known import Known, amount_cell, count_cell

#: The parts of a key: a plain value, the two of a ratio, what a partition leaves.
VALUE, ABOVE, BELOW, REST = "value", "above", "below", "rest"


def hidden_codes(family, values, least, forced=()):
    """The codes to hide among ``values``.

    :param values: {code: Value} of one garden and month; a code may be missing.
    :param least: k, the smallest count that is shown.
    :param forced: codes that are hidden for another reason.
    """
    hidden = {code for code in values if _is_small(family, values, code, least)}
    hidden |= {code for code in forced if code in values}
    before = None
    while before != hidden:
        before = set(hidden)
        _follow(family, values, hidden, least)
        _protect_parts(family, values, hidden, least)
    return hidden


def _is_small(family, values, code, least):
    value = values[code].value
    return family.counts_people(code) and value is not None and 0 < value < least


def _follow(family, values, hidden, least):
    """What a hidden figure takes with it."""
    before = None
    while before != len(hidden):
        before = len(hidden)
        for partition in family.partitions(values):
            if partition.whole in hidden:
                hidden |= {code for code in partition.parts if values[code].value}
        for code, one in family.indicators.items():
            if code not in values or code in hidden:
                continue
            if one.hidden_with in hidden and not family.counts_people(code):
                hidden.add(code)
            elif one.hidden_with in hidden and values[code].value:
                hidden.add(code)
            elif family.is_ratio(code) and _tells(values, code, hidden, least):
                hidden.add(code)


def _tells(values, code, hidden, least):
    """Whether a ratio gives a small count, or one that is hidden."""
    ratio = values[code]
    if ratio.value is None:
        return False
    numbers = {ratio.numerator, ratio.denominator, ratio.denominator - ratio.numerator}
    known = {values[other].value for other in hidden} - {0, None}
    return bool(numbers & known) or any(0 < number < least for number in numbers)


def _protect_parts(family, values, hidden, least):
    """Hide more until no whole gives a part back."""
    for partition in family.partitions(values):
        while _is_telling(family, values, partition, hidden, least):
            if not _widen(values, partition, hidden):
                break
            _follow(family, values, hidden, least)


def _is_telling(family, values, partition, hidden, least):
    """Whether the whole is shown and what is hidden of it is small, or pinned."""
    if partition.whole in hidden:
        return False
    gone = [values[code].value or 0 for code in partition.parts if code in hidden]
    rest = partition.rest or 0
    if family.counts_people(partition.whole):
        if not gone:
            return 0 < rest < least
        if 0 < sum(gone) + rest < least:
            return True
    known = Known()
    add_hidden(known, family, (), values, hidden, least, only=partition)
    return bool(known.prove())


def _widen(values, partition, hidden):
    shown = [c for c in partition.parts if c not in hidden and values[c].value]
    more = min(shown, key=lambda c: (values[c].value, c), default=partition.whole)
    if more in hidden:
        return False
    hidden.add(more)
    return True


def add_hidden(known, family, place, values, hidden, least, only=None, same=()):
    """Make the hidden cells of a garden and month, and what its wholes tell, known.

    :param place: begins the keys: (garden, month).
    :param same: (code of a ratio, ``ABOVE`` or ``BELOW``, code of the same number).
    """
    for code in sorted(hidden):
        if code in values:
            _add_cells(known, family, place, values, code, least)
    for partition in [only] if only else family.partitions(values):
        _add_partition(known, family, place, values, partition, hidden, least)
    for ratio, part, code in same:
        if ratio in hidden and code in hidden:
            known.add_sum({(*place, ratio, part): 1, (*place, code, VALUE): -1})


def _add_cells(known, family, place, values, code, least):
    value = values[code]
    if family.is_ratio(code):
        known.add_cell((*place, code, ABOVE), amount_cell(value.numerator or 0))
        known.add_cell((*place, code, BELOW), amount_cell(value.denominator or 0))
    elif family.counts_people(code) and value.value:
        known.add_cell((*place, code, VALUE), count_cell(value.value, least))
    else:
        known.add_cell((*place, code, VALUE), amount_cell(value.value or 0))


def _add_partition(known, family, place, values, partition, hidden, least):
    parts = {(*place, code, VALUE): 1 for code in partition.parts if code in hidden}
    if partition.whole in hidden:
        parts[(*place, partition.whole, VALUE)] = -1
    if not parts:
        return
    if partition.rest:
        name = f"{partition.whole}-{'-'.join(partition.parts)}"
        key = (*place, name, REST)
        is_count = family.counts_people(partition.whole)
        rest = partition.rest
        known.add_cell(key, count_cell(rest, least) if is_count else amount_cell(rest))
        parts[key] = 1
    known.add_sum(parts)
