from . import (
    basket,
    billing,
    garden,
    mailing,
    member,
    offer,
    road,
    season,
    subscription,
)
