"""Pictures of the households of the solidarity programme (login solidarite)."""

from functools import partial

from .screens import FORM, OPEN_FIRST_ROW, Screen, seen, tab, view

Screen = partial(Screen, addon="cocagne_paniers_solidaires")
ROWS = seen(".o_data_row")
CARD = "[...document.querySelectorAll('.o_kanban_record')].find(c => c.querySelector('.badge')).click()"
NEXT = "document.querySelector('.o_desk_next').click()"


def type_in(field, words):
    """Type in a list, as people do."""
    return (
        f"(() => {{ const i = document.querySelector('[name={field}] input');"
        f"i.focus(); i.value = '{words}';"
        "i.dispatchEvent(new InputEvent('input', {bubbles: true})); })()"
    )


FOUND = seen(".o-autocomplete--dropdown-item a")
TAKE = "document.querySelector('.o-autocomplete--dropdown-item a').click()"

SCREENS = [
    Screen(
        "handbook/suivre-les-foyers", "cocagne-households", seen(".o_kanban_record")
    ),
    Screen(
        "foyers-liste",
        "cocagne-households",
        seen(".o_kanban_record"),
        ((view("list"), ROWS),),
    ),
    Screen(
        "handbook/dossier-du-foyer",
        "cocagne-households",
        seen(".o_kanban_record"),
        ((CARD, FORM),),
    ),
    Screen(
        "foyer-aides",
        "cocagne-households",
        seen(".o_kanban_record"),
        ((CARD, FORM), (tab("helpers"), seen(".o_list_view, [name=agreement_ids]"))),
    ),
    Screen(
        "foyer-papiers",
        "cocagne-households",
        seen(".o_kanban_record"),
        ((CARD, FORM), (tab("papers"), seen("[name=proof_ids]"))),
    ),
    Screen("handbook/fins-et-essais", "cocagne-household-ends", seen(".fc-event")),
    Screen("handbook/liste-attente-foyers", "cocagne-household-waiting", ROWS),
    Screen(
        "handbook/qui-paierait-quoi",
        "cocagne-simulator",
        seen(".o_solidarity_simulator .o_who_pays"),
    ),
    Screen(
        "handbook/inscrire-un-foyer",
        "cocagne-enrol",
        seen(".o_solidarity_desk"),
        ((type_in("partner_id", "ma"), FOUND), (TAKE, seen(".o_desk_next"))),
    ),
    Screen(
        "inscrire-un-foyer-2",
        "cocagne-enrol",
        seen(".o_solidarity_desk"),
        (
            (type_in("partner_id", "ma"), FOUND),
            (TAKE, seen(".o_desk_next")),
            (NEXT, seen(".o_arrow_button_current[data-value=household]")),
        ),
    ),
    Screen("handbook/structures", "cocagne-structures", ROWS),
    Screen("structure", "cocagne-structures", ROWS, ((OPEN_FIRST_ROW, FORM),)),
    Screen(
        "handbook/reprendre-les-prix-reduits",
        "cocagne_paniers_solidaires.action_takeover",
        seen(".o_solidarity_takeover"),
    ),
    Screen("foyers-accueil", "cocagne", seen(".o_cocagne_home, .o_kanban_record")),
    Screen("foyers-priorite", "cocagne_paniers_solidaires.action_criteria", ROWS),
]
