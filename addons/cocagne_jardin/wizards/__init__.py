from . import (
    basket_move,
    billing_preview,
    delivery_change,
    garden_import,
    garden_import_file,
    garden_import_problem,
    paper_print,
)
