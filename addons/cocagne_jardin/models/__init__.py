from . import (
    basket,
    billing,
    garden,
    mailing,
    member,
    road,
    season,
    subscription,
)
