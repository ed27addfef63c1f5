from . import snapshot, value

# isort: split
# after the models that they extend
from . import (
    compute,
    drift,
    home_alert,
    next_step,
    receive,
    revision,
    screen,
    store,
    validate,
    warning,
)
