from . import (
    basket,
    billing,
    garden,
    member,
    offer,
    road,
    season,
    subscription,
)
