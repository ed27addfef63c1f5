"""Pictures of immersions, exits and the dialogue de gestion."""

from functools import partial

from .screens import FORM, Screen, seen, tab

Screen = partial(Screen, addon="cocagne_insertion")
ROWS = seen(".o_data_row")
CARDS = seen(".o_kanban_record:not(.o_kanban_ghost)")
FIRST = "document.querySelector('.o_data_row .o_data_cell').click()"
CARD = "document.querySelector('.o_kanban_record:not(.o_kanban_ghost)').click()"
GRAPH = seen(".o_graph_canvas_container canvas")

SCREENS = [
    Screen("handbook/immersions", "cocagne-immersions", CARDS, ((CARD, FORM),)),
    Screen("immersions", "cocagne-immersions", CARDS),
    Screen("handbook/sorties", "cocagne-insertion-exits", ROWS, ((FIRST, FORM),)),
    Screen("exits", "cocagne-insertion-exits", ROWS),
    Screen("follow_ups", "cocagne-insertion-news", ROWS),
    Screen("handbook/taux-de-sorties", "cocagne-insertion-rates", GRAPH),
    Screen(
        "handbook/dialogue-de-gestion",
        "cocagne-insertion-dialogue",
        ROWS,
        ((FIRST, seen(".o_dialogue_board")),),
    ),
    Screen(
        "dialogue_report",
        "cocagne-insertion-dialogue",
        ROWS,
        ((FIRST, FORM), (tab("report"), seen("[name=text_means]"))),
    ),
]
