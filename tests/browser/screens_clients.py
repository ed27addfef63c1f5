"""Pictures of clients, offers, sign-ups and sales on site."""

from .screens import FORM, OPEN_FIRST_ROW, Screen, seen

NEXT = "document.querySelector('.o_sign_up_next').click()"


def step(name):
    """The sign-up is at this step."""
    return seen(f".o_arrow_button_current[data-value={name}]")


def click(selector):
    """Click on the first element that matches."""
    return f"document.querySelector({selector!r}).click()"


OFFERS = (
    (click(".o_field_widget[name=partner_id] input"), seen(".dropdown-item")),
    (click(".o-autocomplete--dropdown-item:nth-child(2) a"), FORM),
    (NEXT, step("offers")),
    (click(".o_choose_offer"), seen(".o_field_widget[name=line_ids] .o_data_row")),
)
DEPOT = (
    *OFFERS,
    (NEXT, step("depot")),
    (click(".o_choose_depot"), seen(".o_field_widget[name=depot_id]")),
)
WHEN = (*DEPOT, (NEXT, step("when")))
PAYMENT = (*WHEN, (NEXT, step("payment")))
SUMMARY = (
    *PAYMENT,
    (
        click(".o_field_widget[name=payment_mode_id] .o_radio_item:nth-child(2) input"),
        FORM,
    ),
    (click(".o_field_widget[name=payment_period_id] .o_radio_item input"), FORM),
    (NEXT, seen(".o_cocagne_summary")),
)
SIGN_UP = "cocagne_jardin.action_sign_up"

SCREENS = [
    Screen("handbook/sign-up-who", SIGN_UP, FORM),
    Screen(
        "handbook/sign-up-new",
        SIGN_UP,
        FORM,
        ((click(".o_sign_up_new"), seen("[name=street] input")),),
    ),
    Screen("handbook/sign-up-offers", SIGN_UP, FORM, OFFERS),
    Screen("handbook/sign-up-depot", SIGN_UP, FORM, DEPOT),
    Screen("handbook/sign-up-when", SIGN_UP, FORM, WHEN),
    Screen("handbook/sign-up-payment", SIGN_UP, FORM, PAYMENT),
    Screen("handbook/sign-up-summary", SIGN_UP, FORM, SUMMARY),
    Screen("handbook/offers", "cocagne-offers", seen(".o_kanban_record")),
    Screen(
        "handbook/offer",
        "cocagne-offers",
        seen(".o_kanban_record"),
        ((click(".o_kanban_record"), FORM),),
    ),
    Screen(
        "handbook/client",
        "cocagne_jardin.action_members",
        seen(".o_data_row"),
        ((OPEN_FIRST_ROW, FORM),),
    ),
    Screen(
        "handbook/claims", "cocagne-claims", seen(".o_list_view, .o_view_nocontent")
    ),
    Screen("handbook/assembly", "cocagne-assemblies/new", FORM),
    Screen("handbook/renewal", "cocagne-renewals/new", FORM),
    Screen("handbook/retail", "cocagne_jardin.action_retail_sale", FORM),
]
