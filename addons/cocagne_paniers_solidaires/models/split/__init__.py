from . import setting, share

# isort: split
from . import household, order_line, split

# isort: split
from . import basket, price, undo
