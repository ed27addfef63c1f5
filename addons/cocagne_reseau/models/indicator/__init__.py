from . import (
    indicator,
    page,
    scope,
    source,
)

# The themes inherit the source; reports show them in this order.
# isort: split
from . import members

# isort: split
from . import subscriptions

# isort: split
from . import baskets

# isort: split
from . import sales

# isort: split
from . import sales_prices

# isort: split
from . import land

# isort: split
from . import land_harvest

# isort: split
from . import association

# isort: split
from . import solidarity_baskets

# isort: split
from . import solidarity_households

# isort: split
from . import solidarity_money

# isort: split
from . import workshops

# isort: split
from . import insertion_people

# isort: split
from . import insertion_hours

# isort: split
from . import insertion_exits

# isort: split
from . import insertion_actions

# isort: split
from . import staff

# isort: split
# what the network fee is counted on, last
from . import fee
