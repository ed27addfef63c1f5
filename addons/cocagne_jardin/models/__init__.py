from . import (
    basket,
    billing,
    change,
    garden,
    mailing,
    member,
    road,
    season,
    subscription,
    subscription_life,
)

# isort: split
from .change import extensions
# after the models that they extend
from . import desk, help
