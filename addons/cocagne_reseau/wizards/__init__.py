from . import garden_proposal, snapshot_reopen
from . import (
    network_accounts,
    programme_redistribution,
    programme_share_out,
)
