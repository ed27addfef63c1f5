from . import reading, setting

# isort: split
from . import figure, told, total

# isort: split
from . import publish

# isort: split
from . import close_year, table, totals
