from . import (
    basket_move,
    basket_offer,
    billing_preview,
    garden_import,
    garden_import_file,
    garden_import_problem,
    home_delivery,
    reason,
    termination,
)
