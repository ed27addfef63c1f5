"""Participants of the FSE+ (Regulations (EU) 2021/1057 and 2021/1060)."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from . import dates
from .problem import Problem, rule

RESOURCES = ("rsa", "are", "aah", "ass", "none", "other")
LABOUR = ("unemployed", "long_term_unemployed", "inactive", "employed")
EXIT_SITUATIONS = (
    "durable_job",
    "transition_job",
    "training",
    "other_positive",
    "inactive",
    "unemployed",
    "unknown",
    "unreachable",
)
EXIT_CONTRACTS = (
    "cdi",
    "cdd_6_months_or_more",
    "cdd_less_than_6_months",
    "temporary",
    "business_creation",
    "qualifying_training",
    "other",
    "none",
)
#: Education code of the fiche salarié to the level of ISCED.
ISCED = {
    **dict.fromkeys(("00", "01", "70"), "0-2"),
    **dict.fromkeys(("40", "41", "50", "51", "60"), "3-4"),
    **dict.fromkeys(("10", "20", "30"), "5-8"),
}

ONE_DAY_OPERATION = rule(
    "fse_operation_of_one_day", "DREETS Grand Est 13/01/2025", "B", ("days",)
)
TWICE = rule(
    "fse_participant_twice", "DREETS Grand Est 13/01/2025", "B", ("participant",)
)
EXIT_LATE = rule(
    "fse_exit_data_late",
    "règlement (UE) 2021/1057, annexe I",
    "C",
    ("collected", "latest"),
)


class Participation(NamedTuple):
    """:param participant: what tells people apart. :param end: None while it lasts."""

    participant: str
    operation: str
    start: date
    end: date | None = None


def problems(participations: Iterable[Participation]) -> Iterator[Problem]:
    """One participation per person and operation, of more than a day."""
    seen = set()
    for one in participations:
        if one.end and dates.days(one.start, one.end) <= 1:
            yield ONE_DAY_OPERATION.broken(days=dates.days(one.start, one.end))
        key = (one.participant, one.operation)
        if key in seen:
            yield TWICE.broken(participant=one.participant)
        seen.add(key)


def age_group(birth: date, day: date) -> str:
    """under_18, 18_29, 30_54 or 55_more."""
    age = dates.age(birth, day)
    for limit, name in ((18, "under_18"), (30, "18_29"), (55, "30_54")):
        if age < limit:
            return name
    return "55_more"


def exit_data_by(end: date, figures) -> date:
    """Last day to collect the data of the exit."""
    return end + timedelta(weeks=figures.whole("fse_exit_weeks", end))


def exit_problems(end: date, collected: date, figures) -> Iterator[Problem]:
    """Data of the exit are collected within four weeks."""
    latest = exit_data_by(end, figures)
    if collected > latest:
        yield EXIT_LATE.broken(collected=collected, latest=latest)


def result_day(end: date, figures) -> date:
    """The day, six months later, whose situation is asked."""
    return dates.same_day(end, figures.whole("fse_result_months", end))


def evidence_until(last_payment: date, figures) -> date:
    """Last day to keep the evidence: 5 years from 31 December (2021/1060 art. 82)."""
    years = figures.whole("fse_evidence_years", last_payment)
    return date(last_payment.year + years, 12, 31)


#: Category of an exit of the ASP to the situation at the exit.
CATEGORY_SITUATIONS = {
    "durable": "durable_job",
    "transition": "transition_job",
    "positive": "other_positive",
}
#: Reasons of the ASP whose situation is not that of their category.
REASON_SITUATIONS = {
    "2": "transition_job",
    "5": "training",
    "6": "inactive",
    "7": "unemployed",
    "8": "unknown",
    "15": "inactive",
    "96": "durable_job",
}
#: Reasons of the ASP that tell the contract at the exit.
REASON_CONTRACTS = {
    **dict.fromkeys(("1", "3", "13", "96"), "cdi"),
    "4": "business_creation",
    "5": "qualifying_training",
    "9": "cdd_6_months_or_more",
    "10": "cdd_less_than_6_months",
    **dict.fromkeys(("6", "7"), "none"),
}


def exit_situation(reason: str, category: str) -> str | None:
    """What a reason of the ASP tells of the situation; None when it tells nothing."""
    return REASON_SITUATIONS.get(reason) or CATEGORY_SITUATIONS.get(category)


def exit_contract(reason: str) -> str | None:
    """The contract that a reason of the ASP tells; None when it tells none."""
    return REASON_CONTRACTS.get(reason)
