"""The pictures of statements for funders and of the solidarity fund."""

from .screens import FORM, Screen, seen, view

OPEN_FIRST = "document.querySelector('.o_data_row .o_data_cell').click()"
ROWS = seen(".o_data_row")
TOTALS = seen(".o_cocagne_statement .o_field_widget[name=line_ids] .o_data_row")

SCREENS = [
    Screen("statement_list", "cocagne-statements", ROWS),
    Screen("handbook/decomptes", "cocagne-statements", ROWS, ((OPEN_FIRST, TOTALS),)),
    Screen(
        "statement_sent",
        "cocagne-statements",
        ROWS,
        (
            (
                "[...document.querySelectorAll('.o_data_row')].find(row => "
                "row.querySelector('[name=state] .text-bg-success'))"
                ".querySelector('.o_data_cell').click()",
                TOTALS,
            ),
        ),
    ),
    Screen(
        "statement_cards",
        "cocagne-statements",
        ROWS,
        ((view("kanban"), seen(".o_kanban_record")),),
    ),
    Screen(
        "statement_amounts",
        "cocagne-statement-amounts",
        seen(".o_graph_renderer canvas"),
    ),
    Screen("handbook/fonds-solidarite", "cocagne-solidarity-fund", ROWS),
    Screen("fund_period", "cocagne-solidarity-fund", ROWS, ((OPEN_FIRST, FORM),)),
    Screen(
        "fund_graph",
        "cocagne-solidarity-fund",
        ROWS,
        ((view("graph"), seen(".o_graph_renderer canvas")),),
    ),
]
SCREENS = [screen._replace(addon="cocagne_paniers_solidaires") for screen in SCREENS]
