"""Which months are told together, so that no two reports can be subtracted.

A report of a quarter less those of two of its months gives the third month. Months are
therefore told in blocks: from the first month of the programme on, a block grows until
it has k households. A report tells whole blocks only, so that the difference of any two
is made of whole blocks again, each of k households at least. Blocks that are closed do
not change when new months come.

Rows of a table that would not stand that (a town with two households in April) are
hidden in every report that touches the year, always the same ones, together with
another row where they are too few among themselves.
"""


def cut(months, met, least):
    """The blocks of ``months``, in order; the last one may still be too small.

    :param months: all months since the programme began, in order.
    :param met: {month: its households}, a set each.
    :return: lists of months that follow each other. A month without anybody is a block
        of its own where none is open: that nothing happened may be told.
    """
    blocks, open_block, inside = [], [], set()
    for month in months:
        open_block.append(month)
        inside |= met.get(month, set())
        if not inside or len(inside) >= least:
            blocks.append(open_block)
            open_block, inside = [], set()
    return [*blocks, open_block] if open_block else blocks


def is_whole(block, met, least):
    """Whether a block may be told: nobody, or k households at least."""
    inside = set().union(*(met.get(month, set()) for month in block))
    return not inside or len(inside) >= least


def narrowed(wanted, blocks, met, least):
    """The months of ``wanted`` that may be told: those of blocks that lie within it."""
    wanted = set(wanted)
    return [
        month
        for block in blocks
        if wanted.issuperset(block) and is_whole(block, met, least)
        for month in block
    ]


def rows_apart(blocks, met, least):
    """The rows of a table that are never told alone.

    :param blocks: those of the totals, of the years that the report touches.
    :param met: {row: {month: its households}}.
    :return: the rows that are small in a block, and those hidden beside them so that
        what is hidden of each block makes ``least`` households, and two rows.
    """
    inside = {
        row: [_households(months, block) for block in blocks]
        for row, months in met.items()
    }
    apart = {
        row
        for row, found in inside.items()
        if any(0 < len(households) < least for households in found)
    }
    for place in range(len(blocks)):
        while apart and _is_telling(inside, apart, place, least):
            others = [row for row in inside if row not in apart and inside[row][place]]
            others = others or [row for row in inside if row not in apart]
            if not others:
                break
            apart.add(min(others, key=lambda r: (len(inside[r][place]), str(r))))
    return apart


def _households(months, block):
    return set().union(*(months.get(month, set()) for month in block))


def _is_telling(inside, apart, place, least):
    """Whether the hidden rows of a block are a small group, or one row alone."""
    hidden = [inside[row][place] for row in apart if inside[row][place]]
    return bool(hidden) and (len(hidden) < 2 or len(set().union(*hidden)) < least)
