"""The pictures of the changes: absence, move, depot, everybody, rules, history."""

from .screens import FORM, OPEN_FIRST_ROW, Screen, seen, tab

#: A subscription that runs, whatever is sold besides.
RUNNING = (
    "[...document.querySelectorAll('.o_data_row')]"
    ".find((row) => row.querySelector('.o_field_badge .text-bg-success'))"
    ".querySelector('.o_data_cell').click()"
)
OPEN_RUNNING = (RUNNING, FORM)


def press(name):
    """Click on the button ``name`` of the form's header."""
    return f"document.querySelector('.o_statusbar_buttons [name={name}]').click()"


def choose(field):
    """Click on the field ``name`` of the dialog, to open its choices."""
    return (
        f"document.querySelector('.modal .o_field_widget[name={field}] input').click()"
    )


def pick(place):
    """Choose in the open list, from 0."""
    return f"document.querySelectorAll('.o-autocomplete--dropdown-item a')[{place}].click()"


CHOICES = seen(".o-autocomplete--dropdown-item a")
OUTCOME = seen(".modal .o_field_widget[name=outcome] li")
MOVE_FIRST = (
    "[...document.querySelectorAll('.o_kanban_record footer button')]"
    ".find((button) => button.offsetParent).click()"
)
CANCEL_FIRST = (
    "[...document.querySelectorAll('.o_kanban_record footer .btn-secondary')]"
    ".find((button) => button.offsetParent).click()"
)
CARDS = seen(".o_kanban_record footer .btn-primary")

_DEPOT = (
    OPEN_RUNNING,
    (press("action_depot_dialog"), seen(".modal .o_field_widget[name=scope]")),
    (choose("depot_id"), CHOICES),
    (pick(2), seen(".modal .o_field_widget[name=round_id]")),
)

SCREENS = [
    Screen(
        "changes_subscription",
        "cocagne-subscriptions",
        seen(".o_data_row"),
        (OPEN_RUNNING,),
    ),
    Screen(
        "handbook/abonnement-calendrier",
        "cocagne-subscriptions",
        seen(".o_data_row"),
        (
            OPEN_RUNNING,
            (tab("calendar"), seen(".tab-pane.active .o_kanban_record footer")),
        ),
    ),
    Screen(
        "changes_more",
        "cocagne-subscriptions",
        seen(".o_data_row"),
        (OPEN_RUNNING, (tab("more"), seen(".o_cocagne_more"))),
    ),
    Screen(
        "handbook/absence",
        "cocagne-subscriptions",
        seen(".o_data_row"),
        (
            OPEN_RUNNING,
            (press("action_absence"), seen(".modal .o_field_widget[name=basket_ids]")),
        ),
    ),
    Screen(
        "handbook/deplacer-panier",
        "cocagne-subscriptions",
        seen(".o_data_row"),
        (
            OPEN_RUNNING,
            (press("action_move_baskets"), CARDS),
            (MOVE_FIRST, seen(".modal .o_field_widget[name=delivery_id] input")),
            (choose("delivery_id"), CHOICES),
            (pick(1), OUTCOME),
        ),
    ),
    Screen(
        "handbook/choisir-panier",
        "cocagne-subscriptions",
        seen(".o_data_row"),
        (OPEN_RUNNING, (press("action_move_baskets"), CARDS)),
    ),
    Screen(
        "changes_cancel",
        "cocagne-subscriptions",
        seen(".o_data_row"),
        (
            OPEN_RUNNING,
            (press("action_move_baskets"), CARDS),
            (CANCEL_FIRST, seen(".modal .o_field_widget[name=double_on_id]")),
        ),
    ),
    Screen(
        "handbook/changer-depot",
        "cocagne-subscriptions",
        seen(".o_data_row"),
        _DEPOT,
    ),
    Screen(
        "handbook/changement-pour-tous",
        "cocagne_jardin.action_exceptional_change",
        seen(".modal .o_field_widget[name=choice]"),
        (
            (
                "const f = document.querySelector('.modal [name=name] input');"
                "f.value = 'Pas de fruits cette semaine';"
                "f.dispatchEvent(new Event('input')); f.dispatchEvent(new Event('change'))",
                "true",
            ),
            (choose("product_ids"), CHOICES),
            (pick(0), seen(".modal .o_field_widget[name=product_ids] .o_tag")),
        ),
    ),
    Screen(
        "handbook/regles-souplesse",
        "cocagne-flexibility",
        seen(".o_data_row"),
        ((OPEN_FIRST_ROW, FORM),),
    ),
    Screen(
        "handbook/historique-changements",
        "cocagne_jardin.action_changes",
        seen(".o_view_controller"),
    ),
]
