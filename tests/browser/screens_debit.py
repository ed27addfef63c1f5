"""The pictures of the direct debits: batches, rejects, mandates, calendar."""

from .screens import FORM, OPEN_FIRST_ROW, Screen, seen, tab

BATCH = "cocagne-debits"
OPEN_REFUSALS = (
    tab("refusals"),
    "document.querySelector('[name=refusal_ids] .o_data_row')",
)

SCREENS = [
    Screen("debits", BATCH, seen(".o_data_row")),
    Screen(
        "handbook/prelevement",
        BATCH,
        seen(".o_data_row"),
        ((OPEN_FIRST_ROW, FORM),),
        addon="cocagne_compta",
    ),
    Screen(
        "handbook/prelevement-ecartes",
        BATCH,
        seen(".o_data_row"),
        ((OPEN_FIRST_ROW, FORM), OPEN_REFUSALS),
        addon="cocagne_compta",
    ),
    Screen(
        "handbook/rejets",
        "cocagne-rejects",
        seen(".o_kanban_record"),
        addon="cocagne_compta",
    ),
    Screen(
        "handbook/mandat",
        "cocagne-mandates",
        seen(".o_data_row"),
        ((OPEN_FIRST_ROW, FORM),),
        addon="cocagne_compta",
    ),
    Screen(
        "handbook/calendrier-prelevements",
        "cocagne-debit-calendar",
        seen(".o_calendar_view"),
        (
            (
                "document.querySelector('.o_calendar_button_next').click()",
                seen(".fc-event"),
            ),
        ),
        addon="cocagne_compta",
    ),
]
