"""Pictures of the months of the network: the garden's, then the head office's."""

from functools import partial

from .screens import OPEN_FIRST_CARD, OPEN_FIRST_ROW, Screen, seen

Screen = partial(Screen, addon="cocagne_reseau")
MONTH = seen(".o_cocagne_month .o_cocagne_figures")
CARDS = seen(".o_kanban_record")
ROWS = seen(".o_data_row")
CAMPAIGN = seen(".o_cocagne_campaign [name=line_ids] .o_data_row")
DOWN = "document.querySelector('.o_cocagne_figures').scrollIntoView()"

SCREENS = [
    Screen("handbook/valider-mon-mois", "cocagne-my-month", MONTH),
    Screen("month_figures", "cocagne-my-month", MONTH, ((DOWN, MONTH),)),
    Screen("months", "cocagne-months", ROWS),
    Screen("month_validated", "cocagne-months", ROWS, ((OPEN_FIRST_ROW, MONTH),)),
    Screen("handbook/campagnes", "cocagne-campaigns", CARDS),
    Screen(
        "handbook/campagne",
        "cocagne-campaigns",
        CARDS,
        ((OPEN_FIRST_CARD, CAMPAIGN),),
    ),
    Screen("campaign_gardens", "cocagne-campaign-gardens", CARDS),
    Screen(
        "month_head_office",
        "cocagne-months",
        ROWS,
        ((OPEN_FIRST_ROW, seen(".o_cocagne_month")),),
    ),
]
