"""The pictures of funders and shares."""

from .screens import FORM, Screen, seen

OPEN_FIRST = "document.querySelector('.o_kanban_record:not(.o_kanban_ghost)').click()"
CARDS = seen(".o_cocagne_agreements .o_kanban_record")

SCREENS = [
    Screen("handbook/financeurs", "cocagne-agreements", CARDS),
    Screen("split_agreement", "cocagne-agreements", CARDS, ((OPEN_FIRST, FORM),)),
    Screen(
        "handbook/qui-paie-quoi",
        "cocagne-solidarity-shares",
        seen(".o_graph_renderer canvas"),
    ),
]
SCREENS = [screen._replace(addon="cocagne_paniers_solidaires") for screen in SCREENS]
