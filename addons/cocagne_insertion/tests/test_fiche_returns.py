"""Names of files, answers of the ASP, life of a fiche, code lists (2.2, 2.4, 2.5)."""

from datetime import datetime, timedelta, timezone

import pytest

from ..exchange import codes as lists
from ..exchange.fiche import document, names, returns, status
from ..exchange.fiche.document import Document
from .fiche_case import TODAY, changed, lines, refusal
from .law_case import codes, day

pytestmark = pytest.mark.fast


MOMENT = datetime(2026, 3, 1, 23, 30, 15, tzinfo=timezone.utc)


def test_the_name_of_a_file_has_27_characters_and_the_time_in_utc():
    name = names.name_of(MOMENT)
    assert name == "RIAE_FS_20260301233015.json" and len(name) == names.LENGTH
    paris = MOMENT.astimezone(timezone(timedelta(hours=1)))
    assert names.name_of(paris) == name
    assert names.moment_of(name) == MOMENT
    with pytest.raises(ValueError):
        names.name_of(MOMENT.replace(tzinfo=None))


def test_one_file_a_second():
    first = names.name_of(MOMENT)
    assert names.name_of(MOMENT, {first}) == "RIAE_FS_20260301233016.json"


def test_the_answer_has_the_name_of_its_file():
    answer = names.return_name("RIAE_FS_20260301233015.json")
    assert answer == "RIAE_FS_20260301233015_FichierRetour.json"
    assert names.moment_of(answer) == MOMENT


@pytest.mark.parametrize(
    "name",
    [
        "RIAE_FS_2026030123301.json",
        "riae_fs_20260301233015.json",
        "RIAE_FS_20261301233015.json",
        "../RIAE_FS_20260301233015.json",
        "",
    ],
)
def test_another_name_is_refused(name):
    assert refusal(names.moment_of, name) == ["fiche_file_name"]


SENT = Document(lines(2))


def answered(*given_codes, **more):
    answers = [
        changed(line, codeTraitement=code, libelleTraitement="label", **more)
        for line, code in zip(SENT.lines, given_codes, strict=True)
    ]
    return document.write(Document(tuple(answers), "Traité", 12))


@pytest.mark.parametrize(
    ("code", "expected", "duplicate"),
    [
        ("0000", "PROCESSED", False),
        ("3436", "PROCESSED", True),
        ("3437", "REJECTED", False),
        ("3308", "REJECTED", False),
        ("3411", "REJECTED", False),
        ("3417", "REJECTED", False),
        ("3435", "REJECTED", False),
        ("3330", "REJECTED", False),
        ("3501", "REJECTED", False),
        ("3299", "REJECTED", False),
    ],
)
def test_what_a_return_code_means(code, expected, duplicate):
    outcome = returns.read(answered(code, "0000"), SENT)[0]
    assert (outcome.status, outcome.duplicate) == (expected, duplicate)
    assert returns.is_integrated(outcome) == (expected == "PROCESSED")
    assert outcome.pass_number == "999990000001"


def test_an_answer_is_taken_whole_or_not_at_all():
    assert refusal(returns.read, answered("0000", None), SENT) == [
        "fiche_return_without_code"
    ]
    assert refusal(returns.read, answered("0000", "9999"), SENT) == [
        "fiche_return_code_unknown"
    ]
    cut = Document(SENT.lines[:1])
    assert refusal(returns.read, answered("0000", "0000"), cut) == [
        "fiche_return_of_other_lines"
    ]
    other = answered("0000", "0000", siret="99999999999999")
    assert set(refusal(returns.read, other, SENT)) == {"fiche_return_of_other_person"}


REACHED = {
    "NEW": {"DISABLED"},
    "READY": {"NEW", "REJECTED", "DISABLED", "PROCESSED"},
    "SENT": {"READY"},
    "PROCESSED": {"SENT"},
    "REJECTED": {"SENT"},
    "DISABLED": {"NEW", "REJECTED", "PROCESSED"},
}


@pytest.mark.parametrize("wanted", REACHED)
def test_from_which_statuses_a_fiche_reaches_another(wanted):
    for one in status.STATUSES:
        allowed = not codes(status.problems(one, wanted))
        assert allowed == (one in REACHED[wanted]), one


def test_an_archived_fiche_stays_archived():
    for wanted in status.STATUSES:
        assert codes(status.problems("ARCHIVED", wanted)) == ["fiche_status_change"]


def test_when_a_fiche_is_archived():
    def archived(end="2026-03-01", created="2025-09-01", updated="2026-02-01"):
        return status.is_archived(day(end), day(created), day(updated), TODAY)

    assert archived()
    assert not archived(end="2026-03-02")
    assert not archived(created="2025-09-02")
    assert not archived(updated="2026-02-02")


def test_what_a_fiche_stands_on():
    needs = status.Needs(True, True, True, True, True, True)
    assert not codes(status.need_problems(needs))
    for name in needs._fields:
        assert codes(status.need_problems(needs._replace(**{name: False}))) == [
            "fiche_not_complete"
        ]


def test_a_change_of_the_pass_is_told_once():
    before = (day("2026-03-01"), day("2028-02-28"))
    after = (before[0], day("2028-04-01"))
    assert status.needs_notification(before, after)
    assert not status.needs_notification(before, before)
    assert not status.needs_notification(before, after, waiting=True)


def test_the_orienter_by_who_sent_the_application():
    assert lists.orienter("candidate") == "07"
    assert lists.orienter("employer") == "07"
    assert lists.orienter("organisation") == "08"
    assert lists.orienter("organisation", authorised=True, code="01") == "01"
    assert lists.orienter("organisation", authorised=True, code="77") == "06"


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("lane_type", 93),
        ("education", 11),
        ("orienter", 24),
        ("duration", 4),
        ("measure", 8),
        ("contract_type", 13),
    ],
)
def test_the_code_lists_are_complete(name, count):
    assert len(lists.load(name)) == count
