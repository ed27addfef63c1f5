from . import garden

# isort: split
from . import (
    campaign,
    figure,
    indicator,
    snapshot,
)

# isort: split
from . import (
    bundle,
    reference,
)
