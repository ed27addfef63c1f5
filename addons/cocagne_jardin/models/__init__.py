from . import (
    basket,
    billing,
    garden,
    member,
    road,
    season,
    subscription,
)
