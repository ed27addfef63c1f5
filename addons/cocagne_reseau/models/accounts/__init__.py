from . import account, link

# isort: split
# reads the two
from . import balance

# isort: split
from . import difference, report
