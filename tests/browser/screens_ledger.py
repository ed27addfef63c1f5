"""The pictures of the accounts: grants, yearly accounts, exports, closing."""

from .screens import FORM, Screen, seen

OPEN_FIRST = "document.querySelector('.o_data_row .o_data_cell').click()"
ROWS = seen(".o_data_row")
CHECKS = seen(".o_cocagne_closing .o_field_widget[name=check_ids] .o_data_row")

SCREENS = [
    Screen("ledger_closings", "cocagne-closing", ROWS),
    Screen(
        "handbook/cloturer-le-mois", "cocagne-closing", ROWS, ((OPEN_FIRST, CHECKS),)
    ),
    Screen("ledger_grants", "cocagne-grants", ROWS),
    Screen("handbook/subventions", "cocagne-grants", ROWS, ((OPEN_FIRST, FORM),)),
    Screen("ledger_funds", "cocagne-funds", seen(".o_group_header, .o_data_row")),
    Screen("ledger_hours", "cocagne-volunteer-hours", ROWS, ((OPEN_FIRST, FORM),)),
    Screen("handbook/export-comptable", "cocagne-exports", ROWS, ((OPEN_FIRST, FORM),)),
    Screen(
        "handbook/comptes-annuels",
        "cocagne_compta.action_profit_and_loss",
        seen(".mis_builder tbody tr"),
    ),
    Screen(
        "ledger_balance",
        "cocagne_compta.action_balance_sheet",
        seen(".mis_builder tbody tr"),
    ),
    Screen(
        "ledger_fec",
        "cocagne_compta.action_fec_check",
        seen("button[name=action_check]"),
    ),
]
SCREENS = [screen._replace(addon="cocagne_compta") for screen in SCREENS]
