"""Bundles as texts, and why one is refused."""

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

from odoo.addons.cocagne_reseau.bundle import (
    checks,
    reader,
    writer,
)
from odoo.addons.cocagne_reseau.bundle.refusal import Refused
from odoo.addons.cocagne_reseau.indicators.definition import Value

PRIVATE = "AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyA="
GOLDEN = Path(__file__).parent / "data" / "bundle.json"
CATALOGUE = {
    one.code: one
    for one in (
        checks.Known("insertion.people", 2, "people", "last"),
        checks.Known("insertion.women", 1, "people", "last", "insertion.people"),
        checks.Known("insertion.exit_rate", 1, "percent", "ratio"),
        checks.Known("sales.turnover", 1, "euros", "sum"),
    )
}
PLAIN = [
    writer.figure("sales.turnover", 1, Value(Decimal("12345.60"))),
    writer.figure("insertion.people", 2, Value(Decimal(12))),
    writer.figure("insertion.women", 1, Value(Decimal(5))),
    writer.figure(
        "insertion.exit_rate", 1, Value(Decimal("66.6667"), Decimal(2), Decimal(3))
    ),
]


def golden_content(**changes):
    return {
        **writer.content(
            "11111111-1111-4111-8111-111111111111",
            "LOIN",
            date(2026, 5, 1),
            PLAIN,
            made_at=datetime(2026, 6, 2, 8, 0),
            maker="Essai",
        ),
        **changes,
    }


def signed(**changes):
    return writer.signed(golden_content(**changes), PRIVATE)


def why(raw):
    """The reason for which ``raw`` is refused, None when it is read."""
    try:
        reader.read(raw)
    except Refused as refused:
        return refused.code
    return None


def why_figures(*rows):
    try:
        checks.check_figures(rows, CATALOGUE)
    except Refused as refused:
        return refused.code
    return None
