"""Pictures of what the head office reads: dashboard, table, map, a garden, alerts."""

from functools import partial

from .screens import OPEN_FIRST_ROW, Screen, seen

Screen = partial(Screen, addon="cocagne_reseau")

SCREENS = [
    Screen(
        "handbook/reseau-tableau-de-bord",
        "network-dashboard",
        seen(".o_cocagne_network_card"),
    ),
    Screen("handbook/reseau-chiffres", "network-figures", seen(".o_pivot td")),
    Screen(
        "handbook/indicateur",
        "cocagne_reseau.action_indicators",
        seen(".o_group_header"),
        (
            ("document.querySelector('.o_group_header').click()", seen(".o_data_row")),
            (OPEN_FIRST_ROW, seen(".o_form_view .o_form_sheet")),
        ),
    ),
    Screen("network_totals", "network-totals", seen(".o_pivot td")),
    Screen("network_trends", "network-trends", seen(".o_graph_renderer canvas")),
    Screen("handbook/reseau-carte", "network-map", seen(".leaflet-interactive")),
    Screen(
        "handbook/reseau-parmi-les-autres",
        "network-position",
        seen(".o_cocagne_position_scale"),
    ),
    Screen("network_alerts", "network-alerts", seen(".o_data_row")),
]
