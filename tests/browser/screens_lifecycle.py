"""The pictures of the life of a subscription: its start, its end, what is held back."""

from .screens import FORM, Screen, seen, tab

OPEN_FIRST = "document.querySelector('.o_data_row .o_data_cell').click()"
TERMINATE = "document.querySelector('button[data-life=terminate]').click()"
DIALOG = seen(".modal .o_termination_consequences")
OFFER = (
    "[...document.querySelectorAll('.o_control_panel button')]"
    ".find((b) => /Offrir|Offer/.test(b.textContent)).click()"
)

SCREENS = [
    Screen("life_ending", "cocagne-ending", seen(".o_data_row")),
    Screen("handbook/bientot-termines", "cocagne-ending", seen(".o_data_row")),
    Screen(
        "handbook/etapes-abonnement",
        "cocagne-ending",
        seen(".o_data_row"),
        ((OPEN_FIRST, FORM),),
    ),
    Screen(
        "life_terminate",
        "cocagne-ending",
        seen(".o_data_row"),
        ((OPEN_FIRST, FORM), (TERMINATE, DIALOG)),
    ),
    Screen(
        "handbook/resilier",
        "cocagne-ending",
        seen(".o_data_row"),
        ((OPEN_FIRST, FORM), (TERMINATE, DIALOG)),
    ),
    Screen("life_held", "cocagne-held", seen(".o_data_row")),
    Screen("handbook/paniers-retenus", "cocagne-held", seen(".o_data_row")),
    Screen("handbook/paniers-offerts", "cocagne-offered", seen(".o_data_row")),
    Screen(
        "handbook/offrir-panier",
        "cocagne-offered",
        seen(".o_data_row"),
        ((OFFER, seen(".modal .o_field_widget[name=product_id]")),),
    ),
    Screen("life_terminations", "cocagne-terminations", seen(".o_data_row")),
    Screen("life_durations", "cocagne-durations", seen(".o_data_row")),
    Screen(
        "handbook/reglages-abonnements",
        "cocagne_jardin.action_garden_profile",
        FORM,
        ((tab("subscriptions"), seen(".o_field_widget[name=renewal_weeks]")),),
    ),
]
