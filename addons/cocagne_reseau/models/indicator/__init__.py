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

# the figures of people, in the order in which a report shows them
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
