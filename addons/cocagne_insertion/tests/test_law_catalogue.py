"""Every rule is declared when the addon is loaded, and has a test that breaks it."""

import os
import pkgutil
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from ..law import problem

pytestmark = pytest.mark.fast

ADDON = Path(__file__).parents[1]
PACKAGE = __package__.removesuffix(".tests")
PURE = ("exchange", "hours", "identity", "indicators", "law")


def test_loading_the_addon_declares_every_rule():
    before = set(problem.catalogue())
    for room in PURE:
        for module in pkgutil.walk_packages([str(ADDON / room)], f"{PACKAGE}.{room}."):
            import_module(module.name)
    assert set(problem.catalogue()) == before


def test_every_rule_is_named_in_a_test():
    texts = [file.read_text(encoding="utf-8") for file in ADDON.glob("tests/test_*.py")]
    named = set(re.findall(r'"([a-z0-9_]+)"', "".join(texts)))
    assert sorted(set(problem.catalogue()) - named) == []


def test_codes_and_ways_out_are_words_that_can_be_translated():
    codes = [*problem.catalogue(), *problem.ways_out()]
    assert all(re.fullmatch(r"[a-z][a-z0-9_]*", code) for code in codes)


def test_no_rule_needs_odoo():
    """The rooms load where there is no Odoo."""
    code = (
        "import sys; sys.modules['odoo'] = None;"
        "import types;"
        "p = types.ModuleType('addon'); p.__path__ = [sys.argv[1]]; sys.modules['addon'] = p;"
        "from addon import exchange, hours, identity, indicators, law;"
        "print(len(law.problem.catalogue()))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(ADDON)],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": ""},
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 200


def test_no_figure_of_the_state_is_written_in_a_rule():
    """Amounts and rates live in the data: 23 921, 12.02, 1 820, 730 are in no module."""
    for room in PURE:
        for file in (ADDON / room).rglob("*.py"):
            text = re.sub(
                r'""".*?"""|#.*', "", file.read_text(encoding="utf-8"), flags=re.S
            )
            assert not re.search(r"\b(23921|12\.02|1820|730|1505|592283)\b", text), file


def test_the_page_of_the_law_names_files_that_exist():
    page = (ADDON.parents[1] / "docs" / "insertion-law.md").read_text(encoding="utf-8")
    rooms = re.findall(r"`((?:law|identity|exchange|indicators|data)/[\w/.]*)`", page)
    tests = re.findall(r"`(test_\w+\.py)`", page)
    assert len(rooms) > 25 and len(tests) > 25
    assert [one for one in rooms if not (ADDON / one).exists()] == []
    assert [one for one in tests if not (ADDON / "tests" / one).exists()] == []
