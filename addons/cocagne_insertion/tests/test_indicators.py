"""The table of the dialogue de gestion (section 1.11) and what goes with it."""

from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ..exchange import codes as lists
from ..indicators import Participant, accompaniment, people, retention, staffing, table
from ..indicators.accompaniment import Action, Handling
from ..indicators.retention import Answer, Leaver
from ..law.exits import reasons
from ..law.exits.counting import Exit
from .law_case import FIGURES, day

pytestmark = pytest.mark.fast

START = day("2025-06-01")
ALICE = Participant("alice", Decimal(100), "MME", 1990)


def counted(*participants):
    """The figures that are not zero."""
    found = table(participants, 2026, FIGURES)
    return {code: one.count for code, one in found.items() if one.count}


def left(reason, recruited=START, days=300):
    return Exit(recruited, recruited + timedelta(days=days), reason, Decimal())


BASE = {"worked": 1, "women": 1}


@pytest.mark.parametrize(
    ("changes", "more"),
    [
        ({}, {}),
        ({"title": "M"}, {"men": 1, "women": 0}),
        ({"rsa": "OUI-M"}, {"rsa": 1}),
        ({"rsa": "OUI-NM"}, {"rsa": 1}),
        ({"ass": True}, {"ass": 1}),
        ({"aah": True}, {"aah": 1}),
        ({"rqth": True}, {"rqth": 1}),
        ({"zrr": True}, {"zrr": 1}),
        ({"qpv": True}, {"qpv": 1}),
        ({"birth_year": 2001}, {"under_26": 1}),
        ({"birth_year": 2000}, {}),
        ({"birth_year": 1976}, {"senior": 1}),
        ({"birth_year": 1977}, {}),
        ({"registered": "02"}, {}),
        ({"registered": "03"}, {"registered_12_to_23_months": 1}),
        ({"registered": "04"}, {"registered_24_months_or_more": 1}),
        ({"education": "50"}, {"cap_bep": 1}),
        ({"education": "51"}, {"cap_bep": 1}),
        ({"education": "00"}, {"non_certifying": 1}),
        ({"education": "70"}, {"below_cap": 1}),
        ({"education": "40"}, {}),
        ({"exit": left("3")}, {"exits": 1, "durable": 1}),
        ({"exit": left("10")}, {"exits": 1, "transition": 1}),
        ({"exit": left("5")}, {"exits": 1, "positive": 1}),
        ({"exit": left("7")}, {"exits": 1}),
        ({"exit": left("17")}, {}),
        ({"exit": left("3", days=80)}, {}),
    ],
)
def test_each_figure_counts_whom_it_should(changes, more):
    expected = {code: count for code, count in (BASE | more).items() if count}
    assert counted(ALICE._replace(**changes)) == expected


def test_a_person_counts_from_one_hour_on():
    assert counted(ALICE._replace(hours=Decimal(1))) == BASE
    assert counted(ALICE._replace(hours=Decimal("0.99"))) == {}


def test_a_person_counts_once_with_all_her_hours():
    half = ALICE._replace(hours=Decimal("0.5"))
    later = half._replace(rqth=True, exit=left("3"))
    assert counted(half, later) == BASE | {"rqth": 1, "exits": 1, "durable": 1}
    assert counted(later, half) == counted(half, later)


def test_each_figure_names_its_people():
    bruno = ALICE._replace(person="bruno", title="M")
    found = table([ALICE, bruno], 2026, FIGURES)
    assert found["worked"].people == ("alice", "bruno")
    assert found["men"].people == ("bruno",)
    assert tuple(found) == people.CODES and len(people.CODES) == 20


def test_rates_of_a_year_against_those_of_the_annex():
    exits = ("3", "10", "5", "7", "8")
    given_people = [
        ALICE._replace(person=str(rank), exit=left(code))
        for rank, code in enumerate(exits)
    ]
    rates = people.rates(table(given_people, 2026, FIGURES))
    targets = {"dynamic": Decimal(55), "durable": Decimal(25)}
    assert people.gaps(rates, targets) == {
        "dynamic": Decimal(5),
        "durable": Decimal(-5),
    }
    nobody = people.rates(table([], 2026, FIGURES))
    assert people.gaps(nobody, targets) == {"dynamic": None, "durable": None}


PARTICIPANTS = st.lists(
    st.builds(
        Participant,
        st.sampled_from("abcdefgh"),
        st.integers(0, 3).map(Decimal),
        st.sampled_from(("M", "MME")),
        st.integers(1950, 2009),
        st.sampled_from(sorted(lists.load("rsa"))),
        *[st.booleans()] * 5,
        st.sampled_from(("", *lists.load("duration"))),
        st.sampled_from(sorted(lists.load("education"))),
        st.none() | st.sampled_from(sorted(reasons.table())).map(left),
    ),
    max_size=20,
)


@given(PARTICIPANTS)
def test_any_figure_is_a_part_of_those_who_worked(participants):
    found = table(participants, 2026, FIGURES)
    worked = set(found["worked"].people)
    assert len(worked) == found["worked"].count
    assert all(set(one.people) <= worked for one in found.values())
    assert found["men"].count + found["women"].count == len(worked)
    dynamic = sum(found[category].count for category in reasons.DYNAMIC)
    assert dynamic <= found["exits"].count <= len(worked)


@given(PARTICIPANTS)
def test_hours_of_a_person_are_added_up(participants):
    total = sum(one.hours for one in participants)
    assert sum(one.hours for one in people.merged(participants)) == total


def test_obstacles_by_who_handles_them():
    rows = accompaniment.obstacles(
        [
            Handling("alice", "heberg", inside=True),
            Handling("bruno", "heberg", outside=True),
            Handling("chloe", "heberg", inside=True),
            Handling("chloe", "heberg", outside=True),
            Handling("eric", "heberg"),
        ]
    )
    housing = next(row for row in rows if row.obstacle == "heberg")
    assert housing.concerned == ("alice", "bruno", "chloe", "eric")
    assert (housing.inside, housing.outside, housing.both) == (
        ("alice",),
        ("bruno",),
        ("chloe",),
    )
    assert [row.obstacle for row in rows] == list(lists.load("obstacle"))


def test_an_unknown_obstacle_is_an_error():
    with pytest.raises(KeyError):
        accompaniment.obstacles([Handling("alice", "weather")])


def test_trainings_begun_in_the_year_by_kind():
    start, end = day("2026-01-01"), day("2026-12-31")
    done = [
        Action("alice", "fle", start, end, Decimal(70)),
        Action("alice", "fle", end, day("2027-02-01"), Decimal(30)),
        Action("bruno", "fle", day("2025-12-31"), start, Decimal(7)),
    ]
    assert accompaniment.actions(done, start, end) == {
        "fle": accompaniment.Actions(2, ("alice",), Decimal(100))
    }


def test_staff_of_the_annex_with_46_employees():
    posts = [staffing.Post("eti", Decimal(1))] * 3 + [
        staffing.Post("cip", Decimal("0.86"))
    ]
    supervisors, advisers = staffing.staffing(posts, Decimal("24.76"))
    assert (supervisors.permanent, supervisors.permanent_etp) == (3, 3)
    assert supervisors.per_post == Decimal("8.25")
    assert advisers.per_post == Decimal("28.79")


def test_external_advisers_are_told_apart():
    posts = [staffing.Post("cip", Decimal("0.5"), staffing.EXTERNAL)]
    supervisors, advisers = staffing.staffing(posts, Decimal(10))
    assert (advisers.permanent, advisers.external, advisers.external_etp) == (
        0,
        1,
        Decimal("0.5"),
    )
    assert supervisors.per_post is None


def worked_and_left(person, reason, **more):
    return Leaver(person, left(reason, **more)._replace(hours=Decimal(100)))


def test_retention_follows_the_last_exit_of_those_who_leave_iae():
    leavers = [
        worked_and_left("alice", "7"),
        worked_and_left("alice", "3", recruited=day("2026-06-01")),
        worked_and_left("bruno", "2"),
        worked_and_left("chloe", "96"),
        worked_and_left("eric", "17"),
    ]
    found = retention.followed(leavers, FIGURES)
    assert [(one.person, one.exit.reason) for one in found] == [("alice", "3")]


def test_retention_after_some_months():
    leavers = [worked_and_left(person, "3") for person in ("alice", "bruno", "chloe")]
    answers = [
        Answer("alice", 6, True),
        Answer("bruno", 6, False),
        Answer("chloe", 6, None),
        Answer("chloe", 3, True),
        Answer("eric", 6, True),
    ]
    found = retention.retention(leavers, answers, 6, FIGURES)
    assert found == retention.Retention(6, 3, 2, 1)
    assert found.percent() == Decimal("50.00")
    assert found.percent(of_reached=False) == Decimal("33.33")
    assert retention.retention([], [], 6, FIGURES).percent() is None
