"""`./cocagne indicators`: docs/indicators.md from the code."""

from .. import databases, ground, scripts, state
from ..say import say

SUMMARY = "écrit docs/indicators.md, les définitions des indicateurs du réseau"
PAGE = state.ROOT / "docs" / "indicators.md"


def arguments(_parser):
    """No argument: the page is always the same for the same code."""


def run(_options):
    """Print from a clone of the template."""
    place = ground.prepare()
    database = databases.temporary(place, "indicators")
    databases.clone(place, databases.template(place), database)
    try:
        code, answers = scripts.call(place, "indicators_page.py", database, PAGE)
    finally:
        databases.drop(place, database)
    scripts.refuse_without_answer(code, answers, "l'écriture des indicateurs")
    say("écrit", str(PAGE))
    return code
