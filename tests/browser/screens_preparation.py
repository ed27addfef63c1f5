"""The screens of the preparation: the days, the changes, the tablet, the papers."""

from .screens import FORM, Screen, seen, tab

LYING, UPRIGHT = (1024, 768), (768, 1024)

BOARD = Screen("handbook/preparer", "cocagne-to-prepare", seen(".o_kanban_record"))


def click(selector):
    """Click the first element of ``selector``."""
    return f"document.querySelector({selector!r}).click()"


def press(name):
    """Click the button of the first card that runs ``name``."""
    return click(f".o_kanban_record button[name={name}]")


#: A day to come with its rounds, then the first round, then its depots.
TO_DEPOTS = (
    (
        click(".o_cold_day:not(.o_past)"),
        seen(".o_cold_store[data-screen=rounds] .o_cold_round, .o_cold_depot"),
    ),
    (
        "(document.querySelector('.o_cold_round') || {click() {}}).click()",
        seen(".o_cold_depot"),
    ),
)
TICKED = (
    (click(".o_cold_depot.o_todo .o_cold_tick"), seen(".o_cold_depot.o_done")),
    (click(".o_cold_depot.o_todo .o_cold_tick"), seen("[data-pending='0']")),
)
TO_MEMBERS = (
    (click(".o_cold_open"), seen(".o_cold_member")),
    (click(".o_cold_member:nth-child(2) .o_cold_person"), seen(".o_cold_choices")),
)
TABLET = "cocagne-cold-store"
DAYS = seen(".o_cold_day")

SCREENS = [
    BOARD,
    Screen(
        "handbook/changements",
        "cocagne-to-prepare",
        seen(".o_kanban_record"),
        (
            (press("action_view_changes"), seen(".o_list_view .o_group_header")),
            (click(".o_group_header"), seen(".o_data_row")),
        ),
    ),
    Screen(
        "preparation-members",
        "cocagne-to-prepare",
        seen(".o_kanban_record"),
        (
            (press("action_view_members"), seen(".o_list_view .o_group_header")),
            (click(".o_group_header"), seen(".o_data_row")),
        ),
    ),
    Screen(
        "handbook/etiquettes",
        "cocagne-to-prepare",
        seen(".o_kanban_record"),
        ((press("action_print_options"), seen(".modal .o_form_view")),),
    ),
    Screen("cold-store-days", TABLET, DAYS, (), LYING),
    Screen("handbook/chambre-froide", TABLET, DAYS, TO_DEPOTS + TICKED, LYING),
    Screen("cold-store-upright", TABLET, DAYS, TO_DEPOTS + TICKED, UPRIGHT),
    Screen(
        "handbook/chambre-froide-adherents", TABLET, DAYS, TO_DEPOTS + TO_MEMBERS, LYING
    ),
    Screen("cold-store-members-upright", TABLET, DAYS, TO_DEPOTS + TO_MEMBERS, UPRIGHT),
    Screen(
        "cold-store-confirm",
        TABLET,
        DAYS,
        (*TO_DEPOTS, (click(".o_cold_deliver"), seen(".o_cold_yes"))),
        LYING,
    ),
    Screen("handbook/palettes", "cocagne-pallets", seen(".o_list_view")),
    Screen(
        "handbook/bons-de-livraison", "cocagne-delivery-notes", seen(".o_list_view")
    ),
    Screen(
        "handbook/documents-du-jardin",
        "cocagne_jardin.action_garden_profile",
        FORM,
        ((tab("papers"), seen(".tab-pane.active [name=preparation_layout]")),),
    ),
]
