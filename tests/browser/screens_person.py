"""Pictures of people in insertion, their PASS and their arrival (login insertion)."""

from functools import partial

from .screens import FORM, Screen, seen, tab, view

Screen = partial(Screen, addon="cocagne_insertion")
PEOPLE = "cocagne_insertion.action_pathway"
ROWS = seen(".o_data_row")
CARDS = seen(".o_kanban_record")


def card(name):
    """Open the file of somebody."""
    return (
        "[...document.querySelectorAll('.o_kanban_record')]"
        f".find(c => c.textContent.includes('{name}')).click()"
    )


SCREENS = [
    Screen("personnes", PEOPLE, CARDS),
    Screen("personnes-liste", PEOPLE, CARDS, ((view("list"), ROWS),)),
    Screen("handbook/pass", PEOPLE, CARDS, ((card("Amadou"), FORM),)),
    Screen(
        "dossier-entree",
        PEOPLE,
        CARDS,
        ((card("Clarisse"), FORM), (tab("entry"), seen("[name=rsa]"))),
    ),
    Screen(
        "suspendre",
        PEOPLE,
        CARDS,
        (
            (card("Clarisse"), FORM),
            (
                "document.querySelector('.o_suspend_pass').click()",
                seen(".modal [name=date_end]"),
            ),
        ),
    ),
    Screen(
        "prolonger",
        PEOPLE,
        CARDS,
        (
            (card("Clarisse"), FORM),
            (
                "document.querySelector('.o_prolong_pass').click()",
                seen(".modal [name=date_end]"),
            ),
        ),
    ),
    Screen(
        "handbook/arrivee",
        "cocagne_insertion.action_new_arrival",
        seen(".o_insertion_arrival"),
    ),
    Screen(
        "arrivee-diagnostic",
        PEOPLE,
        CARDS,
        (
            (card("Enzo"), FORM),
            (
                "document.querySelector('.o_go_on_arrival').click()",
                seen(".o_insertion_arrival"),
            ),
        ),
    ),
    Screen(
        "handbook/chiffres-de-l-etat",
        "cocagne_insertion.action_figures",
        seen(".o_insertion_figures .o_data_row"),
    ),
]
