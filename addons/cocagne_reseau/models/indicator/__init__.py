from . import indicator, scope, source

# isort: split
# the themes inherit the source; reports show them in this order
from . import members

# isort: split
from . import (
    association,
    baskets,
    land,
    land_harvest,
    sales,
    sales_prices,
    subscriptions,
)
