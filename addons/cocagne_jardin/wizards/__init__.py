from . import (
    basket_move,
    basket_offer,
    bill_now,
    billing_preview,
    change_wizard,  # isort: split
    delivery_change,
    garden_import,
    garden_import_file,
    garden_import_problem,
    home_delivery,
    paper_print,
    reason,
    retail_sale,
    sign_up,
    sign_up_choice,
    sign_up_client,
    sign_up_finish,
    sign_up_payment,
    termination,
)

from . import (
    absence,
    basket_cancel,
    basket_correction,
    basket_move_change,
    depot_change,
    exceptional_change,
)

# isort: split
# after the models that they extend
from . import billing_preview_oddity, table_export

# isort: split
from . import table_export_members, table_export_money, table_export_network
