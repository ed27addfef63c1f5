"""What a bundle says, compared with the catalogue of indicators and the calendar."""

from decimal import Decimal
from typing import NamedTuple

from ..indicators.definition import RATIO, Value
from .refusal import Refused

#: A ratio is rounded by its sender; its two parts are not.
RATIO_GAP = Decimal("0.01")
#: Units in which a month may be below zero: more credit notes than invoices.
MAY_BE_NEGATIVE = frozenset({"euros", "percent"})


class Known(NamedTuple):
    """What the reader needs to know of an indicator."""

    code: str
    version: int
    unit: str
    aggregation: str
    part_of: str | None = None

    @classmethod
    def of(cls, indicator):
        return cls(
            indicator.code,
            indicator.version,
            indicator.unit,
            indicator.aggregation,
            indicator.part_of,
        )


class Figures(NamedTuple):
    """The figures of a bundle that was found right.

    :param values: {code: ``Value``}.
    :param versions: {code: version of the definition that the garden used}.
    :param missing: codes of the catalogue that the garden does not send.
    """

    values: dict
    versions: dict
    missing: tuple

    def differing(self, catalogue):
        """The codes that the garden computed with another definition than ours."""
        return tuple(
            code
            for code, version in self.versions.items()
            if version != catalogue[code].version
        )


def check_figures(rows, catalogue):
    """The figures of a bundle, whose form was checked.

    :param rows: its ``figures``.
    :param catalogue: {code: ``Known``}.
    :raises Refused: at the first figure that cannot be.
    """
    values, versions = {}, {}
    for row in rows:
        code = row["code"]
        if code not in catalogue:
            raise Refused("unknown_code", figure=code)
        if code in values:
            raise Refused("twice", figure=code)
        values[code] = _check_value(row, catalogue[code])
        versions[code] = row["version"]
    _check_parts(values, catalogue)
    missing = tuple(code for code in catalogue if code not in values)
    return Figures(values, versions, missing)


def _check_value(row, known):
    value, above, below = (
        Decimal(row[name]) if row.get(name) is not None else None
        for name in ("value", "numerator", "denominator")
    )
    if known.unit not in MAY_BE_NEGATIVE and any(
        one is not None and one < 0 for one in (value, above, below)
    ):
        raise Refused("negative", figure=known.code)
    if known.aggregation == RATIO:
        _check_ratio(known, value, above, below)
    elif value is None or above is not None or below is not None:
        raise Refused("not_a_ratio", figure=known.code)
    return Value(value, above, below)


def _check_ratio(known, value, above, below):
    """In percent: value = numerator * 100 / denominator."""
    if above is None or below is None or (value is None) != (below == 0):
        raise Refused("wrong_ratio", figure=known.code)
    if below and abs(value - above * 100 / below) > RATIO_GAP:
        raise Refused("wrong_ratio", figure=known.code)


def _check_parts(values, catalogue):
    """A part is never more than its whole."""
    for code, value in values.items():
        whole = values.get(catalogue[code].part_of)
        if whole is None or value.value is None or whole.value is None:
            continue
        if value.value > whole.value:
            raise Refused("part_over_whole", figure=code, whole=catalogue[code].part_of)


def check_month(month, today, joined=None, left=None):
    """A garden answers for a month that is over, while it is in the network.

    :param month: first day of the month of the bundle.
    :param joined, left: days on which the garden came and went, or None.
    """
    if month >= today.replace(day=1):
        raise Refused("month_not_over", month=f"{month:%Y-%m}")
    before = joined and month < joined.replace(day=1)
    if before or (left and month > left):
        raise Refused("before_network", month=f"{month:%Y-%m}")


def check_correction(content, current_revision):
    """A month that is there changes by a correction only, which says why.

    :param current_revision: the one that is kept; None for a month that is not there.
    """
    revision = content["revision"]
    reason = (content.get("reason") or "").strip()
    if current_revision is not None:
        if revision < current_revision:
            raise Refused("older_revision", found=revision, kept=current_revision)
        if revision == current_revision:
            raise Refused("month_validated", month=content["month"])
    if revision > 1 and not reason:
        raise Refused("no_reason", revision=revision)
