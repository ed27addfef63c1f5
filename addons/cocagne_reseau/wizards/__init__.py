from . import (
    bundle,
    garden_proposal,
    network_accounts,
    snapshot_reopen,
)
