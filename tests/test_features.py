"""The table of docs/features.md tells the truth: each requirement has a row, each row
a test that exists, each test the number of its requirement in its name."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
#: Where the paths of the table begin, but for those of the command line.
ADDON = ROOT / "addons" / "cocagne_jardin"
#: What the garden's staff needs every day: R1-R61, R75-R90, R96-R98.
REQUIRED = [*range(1, 62), *range(75, 91), *range(96, 99)]
ROW = re.compile(r"^\| R(\d+) \| (.+?) \| (.+?) \| (.+?) \| (.+?) \|$", re.M)
STATES = ("done", "partly", "left out")


def rows():
    text = (ROOT / "docs" / "features.md").read_text(encoding="utf-8")
    return {int(row[0]): row[1:] for row in ROW.findall(text)}


def tests_of_the_project():
    """The names of all test functions."""
    files = [*ROOT.glob("addons/*/tests/test_*.py"), *ROOT.glob("tests/**/test_*.py")]
    found = set()
    for file in files:
        found.update(re.findall(r"def (test_\w+)", file.read_text(encoding="utf-8")))
    return found


@pytest.mark.parametrize("number", REQUIRED)
def test_each_requirement_has_a_row_and_a_test_named_after_it(number):
    state, how, where, tests = rows()[number]
    assert state in STATES
    assert len(how) > 10
    paths = re.findall(r"`([^`]+)`", where)
    found = [(ADDON / path).exists() or (ROOT / path).exists() for path in paths]
    assert found and all(found), where
    named = re.findall(r"`(test_\w+)`", tests)
    assert named, "no test is named in the row"
    assert set(named) <= tests_of_the_project()
    assert any(re.search(rf"_r{number}_", name) for name in named)


def test_no_requirement_is_told_twice():
    text = (ROOT / "docs" / "features.md").read_text(encoding="utf-8")
    numbers = [row[0] for row in ROW.findall(text)]
    assert len(numbers) == len(set(numbers))
