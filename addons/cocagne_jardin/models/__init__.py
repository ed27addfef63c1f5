# the mixins first: other models inherit them
from . import mixin, progress

# isort: split
from . import (
    basket,
    billing,
    change,
    garden,
    mailing,
    member,
    offer,
    preparation,
    road,
    season,
    sending,
    subscription,
    subscription_life,
)

# isort: split
# after the models that they extend
from . import desk, help
from .change import extensions

# isort: split
from . import content

# isort: split
# after what it gathers: subscriptions, fees, memberships, changes, the home page
from . import billing_rule
