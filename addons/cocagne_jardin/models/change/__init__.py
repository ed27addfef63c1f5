from . import (
    basket_change,
    basket_crowd,
    change,
    change_line,
    change_operation,
    change_undo,
    member_change,
    sale_order_change,
)
