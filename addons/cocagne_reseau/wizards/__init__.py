from . import garden_proposal, snapshot_reopen
from . import (
    bundle,
    garden_proposal,
    network_accounts,
    figure_settings,
    garden_proposal,
    snapshot_reopen,
    programme_redistribution,
    programme_share_out,
)
