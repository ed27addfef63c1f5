from . import (
    basket_move,
    basket_offer,
    billing_preview,
    billing_preview_retail,
    garden_import,
    garden_import_file,
    garden_import_problem,
    reason,
    termination,
    home_delivery,
)
from . import sign_up
from . import sign_up_client, sign_up_choice, sign_up_payment, sign_up_finish
from . import retail_sale
