from . import (
    bundle,
    garden_proposal,
    network_accounts,
    figure_settings,
    garden_proposal,
    snapshot_reopen,
)
