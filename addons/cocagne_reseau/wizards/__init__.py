from . import bundle
from . import (
    network_accounts,
)
from . import garden_proposal, snapshot_reopen
