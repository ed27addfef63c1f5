from . import (
    garden_proposal,
    network_accounts,
    programme_redistribution,
    programme_share_out,
    snapshot_reopen,
)
