from . import garden

# isort: split
from . import (
    figure,
    indicator,
    snapshot,
)
