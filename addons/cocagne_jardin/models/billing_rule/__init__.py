from . import payment_term, setting

# isort: split
from . import due, sale_order

# isort: split
# each one adds to what the lines above it make
from . import extras, fee

# isort: split
from . import balance, bill_now, correction, credit, free, membership, pack, plan, words
