"""The pictures of the road: depots, rounds, map, closures, waiting list, fees."""

from .screens import FORM, OPEN_FIRST_ROW, Screen, seen

SCREENS = [
    Screen(
        "handbook/depots",
        "cocagne-depots",
        seen(".o_kanban_record .progress"),
    ),
    Screen(
        "handbook/depot",
        "cocagne-depots",
        seen(".o_kanban_record"),
        (
            (
                "document.querySelector('.o_kanban_record .bg-danger')"
                ".closest('.o_kanban_record').click()",
                FORM,
            ),
        ),
    ),
    Screen("handbook/carte", "cocagne-map", seen(".o_cocagne_pin")),
    Screen(
        "handbook/carte-tournee",
        "cocagne-map",
        seen(".o_cocagne_pin"),
        (
            (
                "const s = document.querySelector('.o_cocagne_map_round');"
                "s.selectedIndex = 1; s.dispatchEvent(new Event('change'))",
                seen("path.o_cocagne_route"),
            ),
            (
                "document.querySelector('.o_cocagne_map_depot').click()",
                seen(".o_cocagne_card"),
            ),
        ),
    ),
    Screen("handbook/tournees", "cocagne-round-board", seen(".o_cocagne_stop")),
    Screen(
        "handbook/tournees-deplacer",
        "cocagne-round-board",
        seen(".o_cocagne_stop"),
        (
            (
                "const s = document.querySelector('.o_cocagne_to_round');"
                "s.selectedIndex = 4; s.dispatchEvent(new Event('change'))",
                seen(".o_cocagne_save"),
            ),
            (
                "document.querySelector('.o_cocagne_save').click()",
                seen(".modal .o_cocagne_moves tbody tr"),
            ),
        ),
    ),
    Screen("handbook/liste-attente", "cocagne-waiting", seen(".o_group_header")),
    Screen(
        "handbook/fermeture",
        "cocagne-closures",
        seen(".o_data_row"),
        ((OPEN_FIRST_ROW, FORM),),
    ),
    Screen("handbook/frais", "cocagne-delivery-fees", seen(".o_data_row")),
    Screen(
        "handbook/fichier-depots",
        "cocagne-depot-files",
        seen(".o_data_row"),
        ((OPEN_FIRST_ROW, FORM),),
    ),
]
