"""Which totals of open data would tell the figures of one garden.

Gardens are not named unless they agreed. A region with one or two of the others would
give their figures to whoever knows it, or to each other; and so would the network less
the other regions. Those totals are left empty.
"""

#: Gardens that did not agree, in a total that is published.
LEAST_GARDENS = 3


def is_told(gardens):
    """Whether a total of so many gardens that did not agree tells one of them."""
    return 0 < gardens < LEAST_GARDENS


def hidden_totals(regions, masked=()):
    """The regions to leave empty, and whether the network is.

    :param regions: {region: number of its gardens with a figure that did not agree}.
    :param masked: regions that have no figure already: they are hidden anyway.
    :return: (set of regions, whether the network is hidden)
    """
    if is_told(sum(regions.values())):
        return set(regions), True
    hidden = {key for key, gardens in regions.items() if is_told(gardens)}
    hidden |= set(masked) & set(regions)
    others = sorted(
        (key for key in regions if key not in hidden and regions[key]),
        key=lambda key: (regions[key], str(key)),
    )
    # what is hidden together is the network less the rest
    while is_told(sum(regions[key] for key in hidden)) and others:
        hidden.add(others.pop(0))
    return hidden, False
