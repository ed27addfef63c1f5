"""Pictures of the contents of the baskets."""

from .screens import FORM, OPEN_FIRST_CARD, OPEN_FIRST_ROW, Screen, seen, tab

ROWS = seen(".o_data_row")
GRID = seen(".o_cocagne_grid tbody tr")
OPEN_WEEK = (OPEN_FIRST_ROW, GRID)
OPEN_LAST_WEEK = (
    "document.querySelectorAll('.o_data_row')[1].querySelector('.o_data_cell').click()",
    GRID,
)

SCREENS = [
    Screen("contents", "cocagne-contents", ROWS),
    Screen("handbook/contenu-semaine", "cocagne-contents", ROWS, (OPEN_WEEK,)),
    Screen(
        "content-vegetables",
        "cocagne-contents",
        ROWS,
        (OPEN_WEEK, (tab("vegetables"), seen(".tab-pane.active .o_data_row"))),
    ),
    Screen(
        "handbook/feuille-de-chou",
        "cocagne-contents",
        ROWS,
        (OPEN_LAST_WEEK, (tab("leaflet"), seen(".tab-pane.active [name=editorial]"))),
    ),
    Screen(
        "content-basket",
        "cocagne-contents",
        ROWS,
        (
            OPEN_WEEK,
            (
                "document.querySelector('.o_cocagne_grid thead a').click()",
                seen(".modal .o_data_row"),
            ),
        ),
    ),
    Screen("handbook/recolte", "cocagne-picks", seen(".o_pivot td")),
    Screen("handbook/valeur-paniers", "cocagne-basket-values", seen("canvas")),
    Screen("fairness", "cocagne-fairness", seen(".o_pivot td")),
    Screen("handbook/legumes", "cocagne-vegetables", ROWS),
    Screen("vegetable", "cocagne-vegetables", ROWS, ((OPEN_FIRST_ROW, FORM),)),
    Screen("prices", "cocagne-prices", ROWS),
    Screen("handbook/recettes", "cocagne-recipes", seen(".o_kanban_record")),
    Screen(
        "recipe",
        "cocagne-recipes",
        seen(".o_kanban_record"),
        ((OPEN_FIRST_CARD, FORM),),
    ),
    Screen("loss", "cocagne_jardin.action_content_loss", seen(".modal .o_form_view")),
]
