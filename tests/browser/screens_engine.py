"""Pictures of billing: look before, bill, send, bill now, services, exports."""

from .screens import FORM, Screen, seen

FIRST = "document.querySelectorAll('.o_data_row .o_data_cell')[0].click()"


def press(name):
    """A button of the form by the name of its method."""
    return f"document.querySelector('button[name={name}]').click()"


SCREENS = [
    Screen(
        "handbook/mois",
        "cocagne_jardin.action_billing_runs",
        seen(".o_data_row"),
        ((FIRST, FORM),),
    ),
    Screen(
        "handbook/regarder-avant-de-facturer",
        "cocagne_jardin.action_billing_runs",
        seen(".o_data_row"),
        (
            (FIRST, FORM),
            (press("action_preview"), seen(".o_billing_preview .o_data_row")),
        ),
    ),
    Screen(
        "handbook/mois-facture",
        "cocagne_jardin.action_billing_runs",
        seen(".o_data_row"),
        (
            (
                "document.querySelectorAll('.o_data_row')[1]"
                ".querySelector('.o_data_cell').click()",
                FORM,
            ),
        ),
    ),
    Screen(
        "handbook/envoyer-les-factures",
        "cocagne-sendings",
        seen(".o_data_row"),
        ((FIRST, FORM),),
    ),
    Screen(
        "handbook/facturer-maintenant",
        "cocagne_jardin.action_bill_now",
        seen(".modal .o_bill_now"),
    ),
    Screen(
        "handbook/exporter",
        "cocagne_jardin.action_table_export",
        seen(".o_table_export"),
    ),
    Screen("handbook/prestations", "cocagne-services", seen(".o_data_row")),
]
