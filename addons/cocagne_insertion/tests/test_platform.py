"""The client of the API against its stand-in (section 2.7): faults, waits, doubles."""

import json

import pytest
import requests
from hypothesis import given, settings
from hypothesis import strategies as st

from ..exchange.platform import importing
from ..exchange.platform.client import (
    DUMMY,
    NOTIFICATIONS,
    Client,
    Failure,
    Progress,
    Query,
)
from ..exchange.platform.stand_in import Record, StandIn
from ..exchange.platform.throttle import Throttle
from .fiche_case import TODAY, changed
from .law_case import codes, day
from .platform_case import FIRST_DAY, Clock, failure, passes, records, served

pytestmark = pytest.mark.fast


def test_every_page_of_20_is_read():
    with served(45) as (server, client, _clock):
        lines = client.fetch()
        assert len(server.calls) == 3
        assert passes(lines) == passes([one.line for one in server.records])


@pytest.mark.parametrize(
    ("count", "calls"), [(0, 1), (1, 1), (20, 1), (21, 2), (40, 2)]
)
def test_no_page_too_many(count, calls):
    given_records = records(count) or [Record(changed(), FIRST_DAY, "NEW")]
    with served(records=given_records) as (server, client, _clock):
        assert len(client.fetch()) == count
        assert len(server.calls) == calls


def test_since_created_and_statuses_are_asked_for():
    given_records = [*records(3), Record(changed(), FIRST_DAY, "NEW")]
    with served(records=given_records) as (_server, client, _clock):
        assert len(client.fetch()) == 3
        assert len(client.fetch(Query(since=day("2026-01-02")))) == 2
        assert len(client.fetch(Query(created=day("2026-01-02")))) == 1
        assert len(client.fetch(Query(statuses=("NEW", "PROCESSED")))) == 4


def test_dummies_and_notifications_are_read():
    with served(1, notifications=[{"id": 1}]) as (_server, client, _clock):
        assert len(client.fetch(Query(DUMMY))) == 25
        assert client.fetch(Query(NOTIFICATIONS)) == ({"id": 1},)


def test_the_french_field_has_the_sense_of_the_asp_before_and_after_its_turn():
    given_records = [
        Record(changed(situationSalarie__salarieLangueFrancaise=True), FIRST_DAY)
    ]
    for new_sense in (False, True):
        with served(records=given_records, new_sense=new_sense) as (
            server,
            client,
            _clock,
        ):
            assert (
                client.fetch()[0]["situationSalarie"]["salarieLangueFrancaise"] is True
            )
            if not new_sense:
                bare = requests.get(
                    f"{server.url}/api/v1/employee-records/",
                    headers={"Authorization": f"Token {server.token}"},
                    timeout=5,
                    proxies={"http": ""},
                ).json()
                old = bare["results"][0]["situationSalarie"]["salarieLangueFrancaise"]
                assert old is False


def test_60_calls_a_minute_are_never_passed():
    with served(65, page_size=1) as (server, client, clock):
        assert len(client.fetch()) == 65
        assert len(server.calls) == 65
        assert 60 <= clock.now < 120


@given(st.lists(st.floats(0, 40), max_size=200))
def test_whatever_time_passes_no_minute_has_more_than_60_calls(pauses):
    clock = Clock()
    throttle, calls = Throttle(clock, clock.sleep), []
    for pause in pauses:
        clock.now += pause / 20
        throttle.wait()
        calls.append(clock.now)
    for rank in range(60, len(calls)):
        assert calls[rank] - calls[rank - 60] >= 60 - 1e-6


@pytest.mark.parametrize("fault", ["500", "502", "503", "drop", "429", "cut"])
def test_a_passing_fault_is_tried_again(fault):
    with served(45, faults={2: fault}) as (server, client, clock):
        assert len(client.fetch()) == 45
        assert len(server.calls) == 4
        assert clock.waits


def test_429_waits_as_long_as_the_api_asks():
    with served(45, faults={2: "429"}) as (_server, client, clock):
        client.fetch()
        assert clock.waits == [30.0]


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        ("500", "api_server_error"),
        ("429", "api_too_many_calls"),
        ("drop", "api_unreachable"),
        ("cut", "api_unreachable"),
    ],
)
def test_a_fault_that_stays_gives_what_was_read_and_the_way_on(fault, code):
    with served(45, faults=dict.fromkeys(range(2, 7), fault)) as (
        server,
        client,
        _clock,
    ):
        failed = failure(client.fetch)
        assert codes(failed.problems) == [code]
        assert failed.problems[0].ways_out == ("later",)
        assert len(failed.progress.lines) == 20
        kept = Progress(*json.loads(json.dumps(failed.progress)))
        lines = client.fetch(Query(), kept)
        assert passes(lines) == passes([one.line for one in server.records])
        assert len(server.calls) == 8


def test_401_in_the_middle_goes_on_after_a_new_token():
    with served(45, faults={2: "401"}) as (server, client, _clock):
        failed = failure(client.fetch)
        assert codes(failed.problems) == ["api_unauthorised"]
        assert failed.problems[0].ways_out == ("log_in_again",)
        client.log_in(server.username, server.password)
        assert len(client.fetch(Query(), failed.progress)) == 45
        assert len(server.calls) == 4


def test_wrong_credentials_are_refused_at_once():
    with served(logged_in=False) as (server, client, _clock):
        assert codes(failure(client.log_in, "alice@example.org", "x").problems) == [
            "api_bad_credentials"
        ]
        assert codes(failure(client.fetch).problems) == ["api_not_logged_in"]
        assert server.calls == []


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        ("403", "api_forbidden"),
        ("not_json", "api_not_json"),
        ("list", "api_unexpected_answer"),
        ("no_count", "api_unexpected_answer"),
        ("other_host", "api_next_page_elsewhere"),
        ("loop", "api_pages_repeat"),
        ("redirect", "api_unexpected_status"),
    ],
)
def test_an_answer_that_cannot_be_trusted_stops_the_download(fault, code):
    with served(45, faults={2: fault}) as (server, client, _clock):
        failed = failure(client.fetch)
        assert codes(failed.problems) == [code]
        assert len(failed.progress.lines) == 20
        assert len(client.fetch(Query(), failed.progress)) == 45
        assert len(server.calls) == 4


def test_pages_that_hold_less_than_they_announce_are_refused():
    with served(45, faults={3: "fewer"}) as (_server, client, _clock):
        failed = failure(client.fetch)
        assert codes(failed.problems) == ["api_pages_incomplete"]
        assert failed.progress == Progress()


@settings(max_examples=15)
@given(
    st.dictionaries(
        st.integers(1, 12),
        st.sampled_from(("500", "drop", "401", "429", "not_json", "list")),
    )
)
def test_whatever_fails_nothing_is_lost_nor_doubled(faults):
    with served(25, faults=faults, page_size=5) as (server, client, _clock):
        progress = None
        for _attempt in range(len(faults) + 1):
            try:
                lines = client.fetch(Query(), progress)
                break
            except Failure as failed:
                progress = failed.progress
        assert passes(lines) == passes([one.line for one in server.records])


def test_the_token_goes_to_no_address_without_encryption():
    found = failure(Client, requests.Session(), "http://emplois.example.org")
    assert codes(found.problems) == ["api_not_https"]
    assert Client(requests.Session(), "https://emplois.example.org")


def test_an_address_where_nobody_answers():
    clock = Clock()
    client = Client(
        requests.Session(), "http://127.0.0.1:9", clock=clock, sleep=clock.sleep
    )
    found = failure(client.log_in, "alice@example.org", "secret")
    assert codes(found.problems) == ["api_unreachable"]
    assert clock.waits == [1.0, 2.0, 4.0, 8.0]


def test_a_download_becomes_fiches():
    with served(3) as (_server, client, _clock):
        found = importing.sort(client.fetch(), TODAY)
    assert [one.annex_number for one in found.employees] == ["ACI025260001A0M0"] * 3
    assert found.employees[0].email == "alpha@example.org"
    assert found.refusals == () and found.doubles == ()


def test_the_same_siret_and_pass_come_once():
    lines = [
        changed(),
        changed(personnePhysique__nomUsage="OTHER"),
        changed(siret="9" * 14),
    ]
    found = importing.sort(lines, TODAY)
    assert [one.last_name for one in found.employees] == ["TESTEUR", "TESTEUR"]
    assert found.doubles == (2,)


def test_a_bad_line_is_listed_and_the_others_are_kept():
    lines = [changed(adresse__codetypevoie="STREET"), {}, changed(siret="9" * 14)]
    found = importing.sort(lines, TODAY)
    assert len(found.employees) == 1
    assert [one.rank for one in found.refusals] == [1, 2]
    assert found.refusals[0].who == ("12345678901234", "999992600001")
    assert found.refusals[0].problems[0].values["field"] == "adresse.codetypevoie"


def test_a_fiche_of_another_structure_is_refused_and_of_ours_is_taken():
    """An administrator of several structures gets the fiches of all."""
    found = importing.sort(
        [changed(), changed(siret="9" * 14)], TODAY, changed()["siret"]
    )
    assert found.ranks == (1,)
    assert codes(found.refusals[0].problems) == ["fiche_other_structure"]
    assert found.refusals[0].problems[0].values == {
        "line": 2,
        "siret": "9" * 14,
        "expected": changed()["siret"],
    }


def test_the_next_download_begins_a_day_before_the_last():
    assert importing.next_since(day("2026-03-01")) == day("2026-02-28")


def test_a_fault_that_the_stand_in_does_not_know_is_an_error():
    with pytest.raises(ValueError):
        StandIn([], faults={1: "fire"})


def test_going_on_elsewhere_is_refused():
    with served(1) as (server, client, _clock):
        bent = Progress("http://127.0.0.2:9/api/v1/employee-records/", (), (1,), ("x",))
        assert codes(failure(client.fetch, Query(), bent).problems) == [
            "api_next_page_elsewhere"
        ]
        assert server.calls == []
