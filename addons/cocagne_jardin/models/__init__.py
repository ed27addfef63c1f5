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
)
