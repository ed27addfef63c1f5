"""The table of docs/features.md tells the truth: each requirement has a row, each row
a test that exists, each test the number of its requirement in its name."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
#: Where the paths of the table begin: in one of our addons, or at the root.
STARTS = [ROOT, *(file.parent for file in ROOT.glob("addons/*/__manifest__.py"))]
#: The garden's week (R1-R61, R75-R90, R96-R98) and its money (R62-R74, R91-R94, R102).
REQUIRED = [*range(1, 95), *range(96, 99), 102]
ROW = re.compile(r"^\| R(\d+) \| (.+?) \| (.+?) \| (.+?) \| (.+?) \|$", re.M)
STATES = ("done", "partly", "left out")


def rows():
    text = (ROOT / "docs" / "features.md").read_text(encoding="utf-8")
    return {int(row[0]): row[1:] for row in ROW.findall(text)}


def names_of_tests():
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
    found = [any((start / path).exists() for start in STARTS) for path in paths]
    assert found and all(found), where
    named = re.findall(r"`(test_\w+)`", tests)
    assert named, "no test is named in the row"
    assert set(named) <= names_of_tests()
    assert any(re.search(rf"_r{number}_", name) for name in named)


def test_no_requirement_is_told_twice():
    text = (ROOT / "docs" / "features.md").read_text(encoding="utf-8")
    numbers = [row[0] for row in ROW.findall(text)]
    assert len(numbers) == len(set(numbers))
