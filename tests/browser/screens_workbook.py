"""Pictures of the Observatoire: the years, and the one that is ready."""

from .screens import OPEN_FIRST_ROW, Screen, seen

SCREENS = [
    Screen(
        "handbook/observatoire",
        "cocagne-observatoires",
        seen(".o_cocagne_observatoires .o_data_row"),
        (
            (
                OPEN_FIRST_ROW,
                seen(".o_cocagne_observatoire .o_data_row"),
            ),
        ),
        addon="cocagne_reseau",
    ),
    Screen(
        "observatoire-list",
        "cocagne-observatoires",
        seen(".o_cocagne_observatoires .o_data_row"),
    ),
]
