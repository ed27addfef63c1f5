from . import setting, share

# isort: split
from . import household, order_line, overlap, split

# isort: split
from . import agreement_shares, basket, billing, discount_report, price, undo

# isort: split
from . import billing_advance
