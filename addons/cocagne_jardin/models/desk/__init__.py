from . import (
    home,
    home_alert,
    home_sources,
    home_trend,
    note,
)
