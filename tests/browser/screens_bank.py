"""Pictures of the bank: import, lines to look at, balances, reminders, money."""

from .screens import FORM, OPEN_FIRST_ROW, Screen, seen

ROWS = seen(".o_data_row")

SCREENS = [
    Screen(
        "bank-import",
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
    Screen("bank-lines", "cocagne-bank-lines", ROWS),
    Screen(
        "bank-by-hand",
        "cocagne-bank-lines",
        ROWS,
        (
            (
                "document.querySelector('.o_by_hand').click()",
                seen(".o_account_reconcile_oca_data, .o_reconcile_widget_table, .o_account_reconcile_oca"),
            ),
        ),
    ),
    Screen("bank-matched", "cocagne_compta.action_bank_lines_matched", ROWS),
    Screen("bank-balances", "cocagne-balances", ROWS),
    Screen(
        "bank-account",
        "cocagne-balances",
        ROWS,
        ((OPEN_FIRST_ROW, seen(".modal .o_account_statement")),),
    ),
    Screen("bank-reminders", "cocagne-reminders", seen(".o_list_view")),
    Screen(
        "bank-plan",
        "cocagne-payment-plans",
        ROWS,
        ((OPEN_FIRST_ROW, FORM),),
    ),
    Screen("bank-money", "cocagne-treasury", seen(".o_graph_renderer canvas")),
]
