from . import setting, share

# isort: split
from . import household, order_line, overlap, split

# isort: split
from . import basket, billing, price, undo
