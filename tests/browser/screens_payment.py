"""Pictures of payments, slips, markets, gifts and tax receipts."""

from functools import partial

from .screens import FORM, OPEN_FIRST_ROW, Screen, seen, view

Screen = partial(Screen, addon="cocagne_compta")
ROWS = seen(".o_data_row")
#: Open the first group of the list.
OPEN_GROUP = "document.querySelector('.o_group_header').click()"
LAST_ROW = "[...document.querySelectorAll('.o_data_row')].pop().querySelector('.o_data_cell').click()"
#: A member who owes money is chosen in the entry of payments.
TYPE_MEMBER = (
    "(() => { const i = document.querySelector('.modal [name=partner_id] input');"
    "i.focus(); i.value = 'ma'; i.dispatchEvent(new InputEvent('input', {bubbles: true}));"
    "})()"
)
CHOOSE_MEMBER = "document.querySelector('.o-autocomplete--dropdown-item a').click()"

SCREENS = [
    Screen(
        "handbook/encaisser",
        "cocagne_compta.action_payment_entry",
        seen(".modal .o_cocagne_payment_entry"),
        (
            (TYPE_MEMBER, seen(".o-autocomplete--dropdown-item a")),
            (CHOOSE_MEMBER, seen(".modal [name=number] input")),
        ),
    ),
    Screen("handbook/encaissements", "cocagne-payments", seen(".o_list_view")),
    Screen("handbook/porter-en-banque", "cocagne-to-bank", seen(".o_kanban_record")),
    Screen(
        "handbook/bordereau",
        "cocagne-slips",
        ROWS,
        ((OPEN_FIRST_ROW, FORM),),
    ),
    Screen("handbook/marches", "cocagne-markets", ROWS, ((OPEN_FIRST_ROW, FORM),)),
    Screen(
        "marches-mois",
        "cocagne-markets",
        ROWS,
        ((view("graph"), seen(".o_graph_renderer canvas")),),
    ),
    Screen("handbook/dons", "cocagne-gifts", ROWS, ((OPEN_FIRST_ROW, FORM),)),
    Screen(
        "handbook/recus-fiscaux",
        "cocagne-tax-receipts",
        ROWS,
        ((OPEN_FIRST_ROW, FORM),),
    ),
    Screen(
        "handbook/recus-annee",
        "cocagne_compta.action_gift_batch",
        seen(".modal .o_form_view"),
    ),
    Screen("handbook/moyens-de-paiement", "cocagne-payment-ways", ROWS),
]
