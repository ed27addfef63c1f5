from . import (
    basket,
    billing,
    garden,
    member,
    preparation,
    road,
    season,
    subscription,
)
