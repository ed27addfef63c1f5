"""Pictures of the money of the network: accounts, fee, national agreements."""

from functools import partial

from .screens import FORM, OPEN_FIRST_ROW, Screen, seen

Screen = partial(Screen, addon="cocagne_reseau")
ROWS = seen(".o_data_row")
CARDS = seen(".o_kanban_record")
FIRST_CARD = "document.querySelector('.o_kanban_record:not(.o_kanban_ghost)').click()"
REPORT = "document.querySelector('button[name=action_pl]').click()"

SCREENS = [
    Screen(
        "handbook/comptes-du-reseau",
        "cocagne-network-accounts",
        FORM,
        ((REPORT, seen(".mis_builder tbody tr")),),
    ),
    Screen("handbook/ecarts-entre-jardins", "cocagne-differences", ROWS),
    Screen(
        "handbook/cotisation-reseau",
        "cocagne-network-fee",
        ROWS,
        ((OPEN_FIRST_ROW, seen(".o_cocagne_fee_run .o_data_row")),),
    ),
    Screen(
        "handbook/convention-nationale",
        "cocagne-programmes",
        CARDS,
        ((FIRST_CARD, seen(".o_cocagne_programme .o_data_row")),),
    ),
    Screen(
        "handbook/notre-cotisation",
        "cocagne-our-fee",
        ROWS,
        ((OPEN_FIRST_ROW, seen(".o_cocagne_fee_line .o_data_row")),),
    ),
    Screen(
        "handbook/aide-du-reseau",
        "cocagne-our-allocations",
        ROWS,
        ((OPEN_FIRST_ROW, seen(".o_cocagne_allocation")),),
    ),
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
    Screen("network_balances", "cocagne-network-balances", seen(".o_pivot td")),
    Screen("network_claims", "cocagne-claims-of-gardens", ROWS),
    Screen("network_statements", "cocagne-programme-statements", ROWS),
]
