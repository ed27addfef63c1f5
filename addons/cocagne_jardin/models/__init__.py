from . import (
    basket,
    billing,
    change,
    garden,
    member,
    road,
    season,
    subscription,
)

# isort: split
from .change import extensions
