from . import source

# isort: split
from . import (
    fee,
    indicator,
    land,
    scope,
)
