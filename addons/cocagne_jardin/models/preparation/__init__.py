# the models that are extended here come first
from .. import basket, garden, road  # noqa: F401
from . import offline_screen

# isort: split
from . import (
    basket_return,
    board,
    cold_store,
    delivery_depot,
    delivery_note,
    delivery_note_line,
    delivery_note_setting,
    delivery_papers,
    delivery_professional,
    load_unit,
    load_unit_line,
    load_unit_place,
    member_line,
    operation,
    preparation_line_members,
    progress,
)
