"""The pictures of contracts of insertion."""

from .screens import OPEN_FIRST_CARD, Screen, seen, view

CARDS = seen(".o_kanban_record:not(.o_kanban_ghost)")
FORM = seen(".o_insertion_contract")
DIALOG = seen(".modal .o_contract_new")
RENEW = "document.querySelector('button.o_contract_renew').click()"

SCREENS = [
    Screen(
        "handbook/contrats-insertion",
        "insertion-contracts",
        CARDS,
        addon="cocagne_insertion",
    ),
    Screen(
        "contract-list",
        "insertion-contracts",
        CARDS,
        steps=((view("list"), seen(".o_data_row")),),
    ),
    Screen(
        "contract-calendar",
        "insertion-contracts",
        CARDS,
        steps=((view("calendar"), seen(".fc-event")),),
    ),
    Screen(
        "contract-form", "insertion-contracts", CARDS, steps=((OPEN_FIRST_CARD, FORM),)
    ),
    Screen(
        "contract-renew",
        "insertion-contracts",
        CARDS,
        steps=((OPEN_FIRST_CARD, FORM), (RENEW, DIALOG)),
    ),
]
