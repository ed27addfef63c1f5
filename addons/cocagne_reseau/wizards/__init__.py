from . import (
    bundle,
    figure_settings,
    garden_proposal,
    network_accounts,
    programme_redistribution,
    programme_share_out,
    reference,
    snapshot_reopen,
)
