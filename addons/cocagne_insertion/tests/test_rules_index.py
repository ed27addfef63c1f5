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
#: What the tests of a list show.
KINDS = {
    "accepts": ("accepts",),
    "refuses": ("refuses",),
    "both": ("accepts", "refuses"),
    "counts": ("counts",),
}
BOUND, COUNTED = {"accepts", "refuses"}, {"counts"}
#: How a test refuses: an error, a rule told, something that does not hold.
REFUSAL = re.compile(
    r"refused\(|assertRaises|raises\(|assertIn\(\"[LRD]\.\d|assert not |assertFalse"
    r"|False|_problem\)|TOO_SHORT|TOO_FEW|== \{\}|is_late"
)
#: How a test accepts, outside of what is refused.
ASSERTION = re.compile(
    r"\bassert\w*\b|self\.(?:sign|chain|prolong|derogate|pause|decide|lend|suspend"
    r"|make|check|_hire)\w*\(|^\s+self\.[\w.]+ = ",
    re.MULTILINE,
)


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
            marks = decorators(part)
    return found


def decorators(part):
    """The decorators at the end of a part, which are those of the next test."""
    lines = part.splitlines()
    starts = [rank for rank, line in enumerate(lines) if re.match(r"\s*@", line)]
    after = [
        rank
        for rank in starts
        if not any(re.match(r"\s*(def|class) ", line) for line in lines[rank:])
    ]
    return "\n".join(lines[after[0] :]) + "\n" if after else ""


def outside_refusals(body):
    """The test without the blocks in which something must be refused."""
    kept, depth = [], None
    for line in body.splitlines():
        indent = len(line) - len(line.lstrip())
        if depth is not None and (not line.strip() or indent > depth):
            continue
        depth = None
        if re.match(r"\s+with .*(refused|assertRaises\w*|raises)\(", line):
            depth = indent
            continue
        kept.append(line)
    return "\n".join(kept[1:])


def refuses(body):
    codes = set(re.findall(r'"([a-z0-9_]+)"', body))
    return bool(REFUSAL.search(body) or codes & problem.catalogue().keys())


def accepts(body):
    return bool(ASSERTION.search(outside_refusals(body)))


TESTS = bodies()
SHOWS = {"accepts": accepts, "refuses": refuses, "counts": accepts}
ROWS = [
    (chapter, number, row)
    for chapter, rows in INDEX.items()
    for number, row in rows.items()
]


def test_every_number_of_every_chapter_has_its_row():
    wanted = {
        chapter: [str(number) for number in range(1, count + 1)]
        for chapter, count in RULES.items()
    }
    assert {chapter: list(rows) for chapter, rows in INDEX.items()} == wanted


@pytest.mark.parametrize(("chapter", "number", "row"), ROWS)
def test_each_rule_has_tests_that_accept_and_tests_that_refuse(chapter, number, row):
    assert row["article"]
    kinds = row.keys() - {"article"}
    shown = {what for kind in kinds for what in KINDS[kind]}
    assert shown in (BOUND, COUNTED)
    for kind in kinds:
        assert [name for name in row[kind] if name not in TESTS] == []
        for what in KINDS[kind]:
            assert [name for name in row[kind] if not SHOWS[what](TESTS[name])] == []


@pytest.mark.parametrize(("chapter", "number", "row"), ROWS)
def test_a_rule_of_the_labour_code_names_its_tests_by_the_article(chapter, number, row):
    slugs = [
        re.sub(r"\W+", "_", article).lower().replace("_", "", 1)
        for article in re.findall(r"[LRD]\.\d+(?:-\d+)*", row["article"])
    ]
    names = [name for kind in row.keys() - {"article"} for name in row[kind]]
    assert not slugs or any(slug in name for slug in slugs for name in names)


def test_what_shows_nothing_is_told():
    """The two checks above can fail."""
    only_refused = (
        "def test_x(self):\n    with self.refused(LAW):\n        self.chain()"
    )
    assert refuses(only_refused) and not accepts(only_refused)
    only_accepted = "def test_x(self):\n    self.assertEqual(self.total(), 24)"
    assert accepts(only_accepted) and not refuses(only_accepted)


def test_articles_of_the_labour_code_are_in_the_index():
    """A rule of the catalogue under an article of the chapters is under a row."""
    named = " ".join(row["article"] for _chapter, _number, row in ROWS)
    articles = set(re.findall(r"[LRD]\.51(?:32|35)[-\d]*\d", named))
    ours = {
        found[0]
        for rule in problem.catalogue().values()
        if (found := re.match(r"[LRD]\.51(?:32|35)[-\d]*\d", rule.article))
    }
    assert sorted(ours - articles) == []
