"""Pictures of what the funders are told of the solidarity programme."""

from functools import partial

from .screens import FORM, Screen, seen, tab

Screen = partial(Screen, addon="cocagne_paniers_solidaires")
ROWS = seen(".o_data_row")
BOARD = seen(".o_cocagne_bars canvas")
FIRST = "document.querySelector('.o_data_row .o_data_cell').click()"
TOP = "document.querySelector('.o_cocagne_board').scrollIntoView()"

SCREENS = [
    Screen("handbook/chiffres-du-programme", "cocagne-solidarity-figures", BOARD),
    Screen("activity_graphs", "cocagne-solidarity-figures", BOARD, ((TOP, BOARD),)),
    Screen("handbook/bilans", "cocagne-solidarity-reports", ROWS),
    Screen("activity_sent", "cocagne-solidarity-reports", ROWS, ((FIRST, FORM),)),
    Screen(
        "handbook/aide-alimentaire",
        "cocagne-solidarity-reports",
        ROWS,
        ((FIRST, FORM), (tab("food_aid"), seen("[name=food_aid_checks]"))),
    ),
    Screen(
        "activity_definitions",
        "cocagne-solidarity-reports",
        ROWS,
        ((FIRST, FORM), (tab("definitions"), seen(".o_cocagne_definitions"))),
    ),
]
