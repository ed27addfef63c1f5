"""Pictures of the billing rules: the subscription, the garden's choices, the payroll."""

from .screens import FORM, OPEN_FIRST_ROW, Screen, seen, tab

#: Higher than a screen: what counts is on a page of the form.
HIGH = (1280, 1250)
#: The subscription with a search for those that are paid in instalments.
SCHEDULE = seen(".tab-pane.active .o_cocagne_schedule")

SCREENS = [
    Screen(
        "handbook/echeances-abonnement",
        "cocagne-instalments",
        seen(".o_data_row"),
        ((OPEN_FIRST_ROW, FORM), (tab("payment"), SCHEDULE)),
        HIGH,
    ),
    Screen(
        "handbook/regles-de-facturation",
        "cocagne_jardin.action_garden_profile",
        seen(".o_form_view .nav-link[name=billing_rules]"),
        ((tab("billing_rules"), seen(".tab-pane.active .o_field_radio")),),
        HIGH,
    ),
    Screen(
        "handbook/liste-paie",
        "cocagne-payroll",
        seen(".o_data_row"),
        ((OPEN_FIRST_ROW, seen(".o_cocagne_wage_list .o_data_row")),),
    ),
    Screen("handbook/reductions", "cocagne-reductions", seen(".o_pivot td")),
    Screen(
        "handbook/echeances",
        "cocagne_jardin.action_instalment_terms",
        seen(".o_data_row"),
        ((OPEN_FIRST_ROW, FORM),),
    ),
]
