from . import (
    basket,
    billing,
    change,
    garden,
    mailing,
    member,
    offer,
    road,
    season,
    subscription,
    subscription_life,
)
