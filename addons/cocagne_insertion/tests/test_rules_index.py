"""Each numbered rule of insertion has tests that accept its bound and refuse beyond it."""

import re
from pathlib import Path

import pytest
import tomllib

from ..law import problem

pytestmark = pytest.mark.fast

HERE = Path(__file__).parent
INDEX = tomllib.loads((HERE / "rules_index.toml").read_text(encoding="utf-8"))
#: How many rules each chapter of the domain has.
RULES = {
    "1.1 CDDI": 17,
    "1.2 CDI inclusion": 6,
    "1.3 Contrat passerelle": 3,
    "1.4 Pathway and PASS": 21,
    "1.5 Eligibility": 6,
    "1.6 Immersions": 8,
    "1.7 Convention and annex": 6,
    "1.8 Aid": 5,
    "1.9 SMIC": 2,
    "1.10 Exits": 8,
    "1.11 Dialogue de gestion": 5,
    "1.12 FSE+": 5,
}


def bodies():
    """Each test of the addon by name: what it does, with its parameters."""
    found = {}
    for file in HERE.glob("test_*.py"):
        text = file.read_text(encoding="utf-8")
        parts = re.split(r"^(?: {4})?(?=def test_)", text, flags=re.MULTILINE)
        marks = ""
        for part in parts:
            name = re.match(r"def (test_\w+)", part)
            if name:
                found[name[1]] = f"{marks}{part}"
            marks = "\n".join(part.splitlines()[-30:])
    return found


TESTS = bodies()
ROWS = [
    (chapter, number, *row.split(" | "))
    for chapter, rows in INDEX.items()
    for number, row in rows.items()
]


def test_every_number_of_every_chapter_has_its_row():
    wanted = {
        chapter: [str(number) for number in range(1, count + 1)]
        for chapter, count in RULES.items()
    }
    assert {chapter: list(rows) for chapter, rows in INDEX.items()} == wanted


@pytest.mark.parametrize(
    ("chapter", "number", "article", "names"), ROWS, ids=lambda text: text[:24]
)
def test_each_rule_has_tests(chapter, number, article, names):
    assert article and names.split()
    assert [name for name in names.split() if name not in TESTS] == []
    told = " ".join(TESTS[name] for name in names.split())
    assert re.search(r"\bassert|self\.\w*(assert|refused|closed)", told)


def test_articles_of_the_labour_code_are_in_the_index():
    """A rule of the catalogue under an article of the chapters is under a row."""
    named = " ".join(article for _chapter, _number, article, _names in ROWS)
    articles = set(re.findall(r"[LRD]\.51(?:32|35)[-\d]*\d", named))
    ours = {
        found[0]
        for rule in problem.catalogue().values()
        if (found := re.match(r"[LRD]\.51(?:32|35)[-\d]*\d", rule.article))
    }
    assert sorted(ours - articles) == []
