from . import garden

# isort: split
from . import (
    campaign,
    figure,
    indicator,
    snapshot,
)

# isort: split
from . import bundle

# isort: split
# above the figures
from . import (
    accounts,
    fee,
)

# isort: split
# above the figures
from . import observatoire
