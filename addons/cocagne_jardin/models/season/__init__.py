from . import (
    calendar,
    closed_week,
    frequency,
    holiday,
    holiday_move,
    planner,
    planner_fees,
    planner_switch,
    season,
)
