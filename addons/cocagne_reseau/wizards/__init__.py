from . import bundle
from . import garden_proposal, snapshot_reopen
from . import reference
