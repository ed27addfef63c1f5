"""Pictures of the money of the network: accounts, fee, national agreements."""

from functools import partial

from .screens import FORM, OPEN_FIRST_ROW, Screen, seen

Screen = partial(Screen, addon="cocagne_reseau")
ROWS = seen(".o_data_row")
CARDS = seen(".o_kanban_record")
FIRST_CARD = "document.querySelector('.o_kanban_record:not(.o_kanban_ghost)').click()"
REPORT = "document.querySelector('button[name=action_pl]').click()"

SCREENS = [
    Screen("network_accounts", "cocagne-network-accounts", FORM),
    Screen(
        "network_profit_and_loss",
        "cocagne-network-accounts",
        FORM,
        ((REPORT, seen(".mis_builder")),),
    ),
    Screen("network_differences", "cocagne-differences", ROWS),
    Screen("network_fees", "cocagne-network-fee", ROWS),
    Screen("network_fee", "cocagne-network-fee", ROWS, ((OPEN_FIRST_ROW, FORM),)),
    Screen("fee_scales", "cocagne-fee-scales", ROWS, ((OPEN_FIRST_ROW, FORM),)),
    Screen("programmes", "cocagne-programmes", CARDS),
    Screen("programme", "cocagne-programmes", CARDS, ((FIRST_CARD, FORM),)),
]
