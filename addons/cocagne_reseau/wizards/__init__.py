from . import bundle, garden_proposal, reference, snapshot_reopen
