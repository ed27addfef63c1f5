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
