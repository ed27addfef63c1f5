"""The file of the FSE+ participants (section 1.12)."""

import csv
import io
from dataclasses import replace

import pytest

from ..exchange import participants
from ..exchange.participants import CODES, ENTRY, EXIT, RESULT, Participant
from .law_case import codes, day

pytestmark = pytest.mark.fast

ALICE = Participant(
    participant="p1",
    operation="o1",
    entry=day("2026-03-01"),
    sex="F",
    birth=day("1990-01-01"),
    labour="unemployed",
    isced="0-2",
    resources="rsa",
    exit=day("2026-12-31"),
    exit_situation="durable_job",
    exit_contract="cdi",
    qualified="no",
    result_situation="durable_job",
)


def rows(content):
    text = content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))


@pytest.mark.parametrize(("moment", "count"), [(ENTRY, 14), (EXIT, 18), (RESULT, 19)])
def test_each_moment_has_its_columns(moment, count):
    assert not codes(participants.problems([ALICE], moment))
    written = rows(participants.write([ALICE], moment))
    assert tuple(written[0]) == participants.columns(moment)
    assert len(written[0]) == count


def test_what_is_written_at_the_exit():
    written = rows(participants.write([ALICE], EXIT))[0]
    assert written["entry"] == "01/03/2026" and written["exit"] == "31/12/2026"
    assert written["age_group"] == "30_54" and written["minority"] == "not_said"
    assert "birth" not in written


@pytest.mark.parametrize(
    ("moment", "field"),
    [
        (ENTRY, "sex"),
        (ENTRY, "labour"),
        (EXIT, "exit_situation"),
        (RESULT, "result_situation"),
    ],
)
def test_what_is_missing_is_named_for_its_moment(moment, field):
    bare = replace(ALICE, **{field: ""})
    found = list(participants.problems([bare], moment))
    assert codes(found) == ["fse_data_missing"]
    assert found[0].values == {"participant": "p1", "moment": moment, "field": field}
    assert rows(participants.write([bare], moment))[0][field] == ""


def test_data_of_later_moments_are_not_asked_at_the_entry():
    early = replace(
        ALICE, exit=None, exit_situation="", result_situation="", qualified=""
    )
    assert not codes(participants.problems([early], ENTRY))


@pytest.mark.parametrize("field", CODES)
def test_an_unknown_code_is_refused(field):
    odd = replace(ALICE, **{field: "odd"})
    assert codes(participants.problems([odd], RESULT)) == ["fse_code_unknown"]
    for code in CODES[field]:
        assert not codes(
            participants.problems([replace(ALICE, **{field: code})], RESULT)
        )


def test_a_text_is_never_a_formula():
    odd = replace(ALICE, operation="=cmd()")
    assert rows(participants.write([odd], ENTRY))[0]["operation"] == "'=cmd()"
