from . import (
    delivery,
    depot,
    depot_places,
    preparation_day,
    round,
    round_stop,
)
