from . import (
    basket,
    billing,
    garden,
    member,
    road,
    season,
    subscription,
)

# isort: split
# after the models that it extends
from . import content
