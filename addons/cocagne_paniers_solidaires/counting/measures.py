"""The figures of a report: their codes, how they add up, what is made of them.

Amounts are cents, weights grams, hours minutes: whole numbers, so that sums are exact.
"""

from collections import namedtuple

AGE_BANDS = ("age_under_3", "age_3_17", "age_18_24", "age_25_64", "age_65")

#: Figures that add up: ``columns`` make ``total`` (none: each stands alone).
#: ``people``: the figures count households or people, and small ones are hidden.
Group = namedtuple("Group", "columns total people")

HOUSEHOLDS = Group(("households",), None, True)
PEOPLE = Group(AGE_BANDS, "people", True)
ENROLLED = Group(("enrolled",), None, True)
ENTRIES = Group(("entries",), None, True)
EXITS = Group(("exits",), None, True)
BASKETS = Group(("delivered", "not_collected"), "baskets", False)
MONEY = Group(("participant", "funders", "fund"), "value", False)
WEIGHT = Group(("grams_organic", "grams_other"), "grams", False)
WEIGHED = Group(("weighed", "grams_weighed"), None, False)
PRESENCES = Group(("presences",), None, True)
HOURS = Group(("minutes",), None, False)
#: Groups that are hidden where another figure is.
FOLLOWS = {HOURS: "presences"}
#: What one funder pays, in a table of funders.
PAID = Group(("paid",), None, False)
HELPED = Group(("baskets",), None, False)
#: Workshops are public: how many there were is never hidden.
SESSIONS = Group(("sessions",), None, None)
GUESTS = Group(("guests",), None, True)

ALL_GROUPS = (
    *(HOUSEHOLDS, PEOPLE, ENROLLED, ENTRIES, EXITS, BASKETS, MONEY),
    *(WEIGHT, WEIGHED, PRESENCES, HOURS),
)
#: The figures whose zero in a small group tells what its households pay.
TELLING_ZEROS = ("participant",)

#: {code: (numerator, denominator, factor)} of the figures that others make.
RATIOS = {
    "price": ("participant", "baskets", 1),
    "participant_share": ("participant", "value", 100),
    "kilos_basket": ("grams_weighed", "weighed", 1),
    "organic_share": ("grams_organic", "grams", 100),
    "weighed_share": ("weighed", "delivered", 100),
    "collected_share": ("delivered", "baskets", 100),
    "household_size": ("people", "households", 1),
}


def codes_of(groups):
    """The codes of the figures of ``groups``, in order."""
    codes = []
    for group in groups:
        codes.extend(group.columns)
        if group.total:
            codes.append(group.total)
    return codes


def with_totals(values, groups):
    """``values`` with the totals of the groups."""
    full = dict(values)
    for group in groups:
        if group.total:
            full[group.total] = sum(values.get(code, 0) for code in group.columns)
    return full


def ratios(values):
    """The figures made of others.

    None when a part is hidden (None); left out when a part is missing or divided by 0.
    """
    made = {}
    for code, (above, below, factor) in RATIOS.items():
        if above not in values or below not in values:
            continue
        top, bottom = values[above], values[below]
        if top is None or bottom is None:
            made[code] = None
        elif bottom:
            made[code] = factor * top / bottom
    return made
