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
