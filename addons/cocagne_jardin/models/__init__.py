from . import (
    basket,
    billing,
    garden,
    mailing,
    member,
    road,
    season,
    subscription,
)

# isort: split
# after the models that they extend
from . import desk, help

# isort: split
from . import content
