from . import (
    calendar,
    closed_week,
    frequency,
    holiday,
    holiday_move,
    planner,
    season,
)
