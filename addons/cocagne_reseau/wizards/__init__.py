from . import (
    figure_settings,
    garden_proposal,
    snapshot_reopen,
)
