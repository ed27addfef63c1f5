from . import payment_term, setting

# isort: split
from . import due, sale_order

# isort: split
# each one adds to what the lines above it make
from . import extras, fee

# isort: split
from . import (
    balance,
    bill_now,
    correction,
    credit,
    discount_reason,
    discount_report,
    foresight,
    free,
    membership,
    pack,
    plan,
    wage_line,
    wage_list,
    wage_setting,
    words,
)
