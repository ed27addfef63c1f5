from . import source

# isort: split
from . import (
    indicator,
    land,
    scope,
)
