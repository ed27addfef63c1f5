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
from . import reference

# isort: split
# above the figures
from . import accounts

# isort: split
from . import fee

# isort: split
from . import programme

# isort: split
from . import observatoire
