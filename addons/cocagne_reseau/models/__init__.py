from . import garden

# isort: split
from . import (
    figure,
    indicator,
    snapshot,
)

# isort: split
from . import bundle
