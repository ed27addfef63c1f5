"""Takes the pictures of ``docs/screenshots`` from a running garden.

The garden must be filled, for example with the demonstration:

    python -m tests.browser.screens --url http://localhost:8069 --db demo \\
        --login martine --password secret [name of a screen ...]
"""

import argparse
import importlib
import os
from pathlib import Path
from typing import NamedTuple

from .chromium import Chromium

ROOT = Path(__file__).resolve().parents[2]
OUT = ROOT / "docs" / "screenshots"
ADDONS = ROOT / "addons"

OPEN_FIRST_ROW = "document.querySelector('.o_data_row .o_data_cell').click()"
OPEN_FIRST_CARD = (
    "document.querySelector('.o_kanban_record:not(.o_kanban_ghost)').click()"
)
FORM = "document.querySelector('.o_form_view .o_form_sheet')"


def tab(name):
    """Open the page ``name`` of the form."""
    return f"document.querySelector('.nav-link[name={name}]').click()"


def view(kind):
    """Change to another view of the same data."""
    return f"document.querySelector('.o_switch_view.o_{kind}').click()"


class Screen(NamedTuple):
    """A picture: its name, the address in the web client, and what must be there.

    A name with a folder (``handbook/absence``) is kept for the handbook of the app, in
    the ``addon`` that has the page.

    ``steps`` are (JavaScript to run, condition to wait for) pairs before the picture.
    ``size`` is the width and height of another screen than a computer's.
    """

    name: str
    path: str
    ready: str
    steps: tuple = ()
    size: tuple = ()
    addon: str = "cocagne_jardin"

    def folder(self, out):
        """Where the picture goes: the handbook of its addon, or ``out``."""
        if self.name.startswith("handbook/"):
            return ADDONS / self.addon / "static" / "handbook"
        return out


def seen(selector):
    """True when ``selector`` is on the page."""
    return f"document.querySelector({selector!r})"


SCREENS = [
    Screen("week", "cocagne", seen(".o_kanban_record")),
    Screen("preparation", "cocagne-preparation", seen(".o_pivot td")),
    Screen(
        "preparation-graph",
        "cocagne-preparation",
        seen(".o_pivot td"),
        ((view("graph"), seen(".o_graph_renderer canvas")),),
    ),
    Screen(
        "season",
        "cocagne-seasons",
        seen(".o_data_row:last-child"),
        (
            (
                "document.querySelector('.o_data_row:last-child .o_data_cell').click()",
                FORM,
            ),
        ),
    ),
    Screen(
        "season-holidays",
        "cocagne-seasons",
        seen(".o_data_row:last-child"),
        (
            (
                "document.querySelector('.o_data_row:last-child .o_data_cell').click()",
                FORM,
            ),
            (tab("holidays"), seen(".tab-pane.active .o_data_row")),
        ),
    ),
    Screen("deliveries", "cocagne-deliveries", seen(".fc-event")),
    Screen(
        "delivery",
        "cocagne",
        seen(".o_kanban_record"),
        ((OPEN_FIRST_CARD, FORM),),
    ),
    Screen(
        "baskets-open",
        "cocagne-baskets",
        seen(".o_group_header"),
        (("document.querySelector('.o_group_header').click()", seen(".o_data_row")),),
    ),
    Screen(
        "baskets-cards",
        "cocagne-baskets",
        seen(".o_group_header"),
        ((view("kanban"), seen(".o_kanban_record")),),
    ),
    Screen("depots", "cocagne-depots", seen(".o_kanban_record")),
    Screen(
        "depot", "cocagne-depots", seen(".o_kanban_record"), ((OPEN_FIRST_CARD, FORM),)
    ),
    Screen("rounds", "cocagne-rounds", seen(".o_data_row")),
    Screen("round", "cocagne-rounds", seen(".o_data_row"), ((OPEN_FIRST_ROW, FORM),)),
    Screen("basket-types", "cocagne-basket-types", seen(".o_kanban_record")),
    Screen(
        "basket-type",
        "cocagne-basket-types",
        seen(".o_kanban_record"),
        ((OPEN_FIRST_CARD, FORM),),
    ),
    Screen("subscriptions", "cocagne-subscriptions", seen(".o_data_row")),
    Screen(
        "subscription",
        "cocagne-subscriptions",
        seen(".o_data_row"),
        ((OPEN_FIRST_ROW, FORM),),
    ),
    Screen("subscription-new", "cocagne-subscriptions/new", FORM),
    Screen("members", "cocagne_jardin.action_members", seen(".o_data_row")),
    Screen(
        "member",
        "cocagne_jardin.action_members",
        seen(".o_data_row"),
        ((OPEN_FIRST_ROW, FORM),),
    ),
    Screen("month", "cocagne_jardin.action_billing_runs", seen(".o_data_row")),
    Screen("import", "cocagne_jardin.action_garden_import", seen(".o_form_view")),
    Screen("calendars", "cocagne-calendars", seen(".o_data_row")),
    Screen(
        "calendar", "cocagne-calendars", seen(".o_data_row"), ((OPEN_FIRST_ROW, FORM),)
    ),
    Screen(
        "basket-move",
        "cocagne-baskets",
        seen(".o_group_header"),
        (
            ("document.querySelector('.o_group_header').click()", seen(".o_data_row")),
            (
                "document.querySelector('.o_data_row .o_list_record_selector input').click()",
                seen(".o_selection_box"),
            ),
            (
                "[...document.querySelectorAll('.o_control_panel button')].filter("
                "b => /Déplacer|Move/.test(b.innerText))[0].click()",
                seen(".modal .o_form_view .o_data_row"),
            ),
        ),
    ),
]


def all_screens():
    """The screens of this file, then those of each ``screens_*.py`` beside it.

    A room of the project keeps its own pictures in its own file.
    """
    found = list(SCREENS)
    for file in sorted(Path(__file__).parent.glob("screens_*.py")):
        found += importlib.import_module(f"{__package__}.{file.stem}").SCREENS
    return found


def _address(path):
    """An action without a path of its own is opened by its name."""
    return f"action-{path}" if "." in path else path


def take(browser, url, screen, out):
    """Open one screen and write its picture."""
    browser.go("about:blank", "true")
    browser.resize(*screen.size)
    browser.go(f"{url}/odoo/{_address(screen.path)}", screen.ready)
    for script, ready in screen.steps:
        browser.evaluate(script)
        browser.wait(ready)
    path = screen.folder(out) / f"{screen.name.removeprefix('handbook/')}.png"
    path.parent.mkdir(parents=True, exist_ok=True)
    browser.picture(path)
    return path


def main():
    """Take the pictures named on the command line, or all of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--url", default="http://localhost:8069")
    parser.add_argument("--db", required=True)
    parser.add_argument("--login", required=True)
    parser.add_argument("--password", default=os.environ.get("GARDEN_PASSWORD"))
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    with Chromium() as browser:
        browser.log_in(options.url, options.db, options.login, options.password)
        for screen in all_screens():
            if not options.names or screen.name in options.names:
                path = take(browser, options.url, screen, options.out)
                print(f"{path.name}: {path.stat().st_size // 1024} kB")


if __name__ == "__main__":
    main()
