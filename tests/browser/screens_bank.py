"""Pictures of the bank: import, lines to look at, balances, reminders, money."""

from .screens import FORM, OPEN_FIRST_ROW, Screen, seen

ROWS = seen(".o_data_row")

SCREENS = [
    Screen(
        "handbook/importer-banque",
        "cocagne-bank-lines",
        ROWS,
        (
            (
                "odoo.__WOWL_DEBUG__.root.env.services.action.doAction("
                "'cocagne_compta.action_bank_import')",
                seen(".modal .o_bank_file"),
            ),
        ),
    ),
    Screen("handbook/rapprocher-banque", "cocagne-bank-lines", ROWS),
    Screen(
        "handbook/rapprocher-a-la-main",
        "cocagne-bank-lines",
        ROWS,
        (
            (
                "document.querySelector('.o_by_hand').click()",
                seen(".o_reconcile_widget_table"),
            ),
        ),
    ),
    Screen("bank-matched", "cocagne_compta.action_bank_lines_matched", ROWS),
    Screen("handbook/soldes", "cocagne-balances", ROWS),
    Screen(
        "handbook/compte-client",
        "cocagne-balances",
        ROWS,
        ((OPEN_FIRST_ROW, seen(".modal .o_account_statement")),),
    ),
    Screen("handbook/relances", "cocagne-reminders", seen(".o_list_view")),
    Screen(
        "handbook/echeanciers",
        "cocagne-payment-plans",
        ROWS,
        ((OPEN_FIRST_ROW, FORM),),
    ),
    Screen(
        "handbook/argent-en-banque",
        "cocagne-treasury",
        seen(".o_graph_renderer canvas"),
    ),
]
SCREENS = [screen._replace(addon="cocagne_compta") for screen in SCREENS]
