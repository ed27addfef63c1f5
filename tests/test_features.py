"""The table of docs/features.md tells the truth: each requirement has a row, each row
a test that exists, each test the number of its requirement in its name."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
#: Where the paths of the table begin: in one of our addons, or at the root.
STARTS = [ROOT, *(file.parent for file in ROOT.glob("addons/*/__manifest__.py"))]
#: What the gardens ask for, and the parts of the head office.
REQUIRED = range(1, 105)
PARTS = range(1, 11)
ROW = re.compile(r"^\| R(\d+) \| (.+?) \| (.+?) \| (.+?) \| (.+?) \|$", re.M)
PART = re.compile(r"^\| (\d+) [A-Z].*? \| (.+?) \| (.+?) \| (.+?) \| (.+?) \|$", re.M)
STATES = ("done", "partly", "left out")


def page():
    return (ROOT / "docs" / "features.md").read_text(encoding="utf-8")


def rows(pattern=ROW):
    return {int(row[0]): row[1:] for row in pattern.findall(page())}


def checked(row):
    """The tests that a row names, once what else it says was found to be true."""
    state, how, where, tests = row
    assert state in STATES
    assert len(how) > 10
    if state == "left out":
        return []
    paths = re.findall(r"`([^`]+)`", where)
    missing = [
        path for path in paths if not any((start / path).exists() for start in STARTS)
    ]
    assert paths and not missing, missing
    named = re.findall(r"`(test_\w+)`", tests)
    assert named, "no test is named in the row"
    assert not set(named) - names_of_tests()
    return named


def names_of_tests():
    """The names of all test functions."""
    files = [*ROOT.glob("addons/*/tests/test_*.py"), *ROOT.glob("tests/**/test_*.py")]
    found = set()
    for file in files:
        found.update(re.findall(r"def (test_\w+)", file.read_text(encoding="utf-8")))
    return found


@pytest.mark.parametrize("number", REQUIRED)
def test_each_requirement_has_a_row_and_a_test_named_after_it(number):
    row = rows()[number]
    named = checked(row)
    if row[0] != "left out":
        assert any(re.search(rf"_r{number}_", name) for name in named)


@pytest.mark.parametrize("number", PARTS)
def test_each_part_of_the_head_office_is_where_its_row_says(number):
    checked(rows(PART)[number])


def test_a_row_that_names_what_is_not_there_is_refused():
    true = (
        "done",
        "A row that is true",
        "`docs`",
        "`test_no_requirement_is_told_twice`",
    )
    assert checked(true)
    for rank, wrong in (
        (0, "soon"),
        (2, "`docs/nowhere`"),
        (3, "`test_nothing_at_all`"),
    ):
        with pytest.raises(AssertionError):
            checked((*true[:rank], wrong, *true[rank + 1 :]))


def test_no_requirement_is_told_twice():
    numbers = [row[0] for row in ROW.findall(page())]
    assert len(numbers) == len(set(numbers))
