# Extends next_step_subscription.
from . import (
    document,
    home,
    home_alert,
    home_sources,
    home_trend,
    next_step,
    next_step_billing,
    next_step_garden,
    next_step_life,  # isort: split
    next_step_member,
    next_step_road,
    next_step_season,
    next_step_subscription,
    note,
)
