"""Screens of the hours of people in insertion."""

from .screens import Screen

ADDON = "cocagne_insertion"
SHEET = "document.querySelector('.o_cocagne_week_sheet')"
BOARD = "document.querySelector('.o_cocagne_work_board')"
LIST = "document.querySelector('.o_list_view .o_data_row')"
PREVIOUS = "document.querySelector('.o_cocagne_previous').click()"

SCREENS = [
    Screen(
        "handbook/heures-semaine",
        "cocagne-week-sheet",
        SHEET,
        ((PREVIOUS, SHEET),),
        addon=ADDON,
    ),
    Screen("handbook/qui-travaille-ou", "cocagne-work-board", BOARD, addon=ADDON),
    Screen("month-sheets", "cocagne-month-sheets", LIST),
]
