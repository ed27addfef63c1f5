from . import alert_setting, reading, setting

# isort: split
from . import figure, told, total

# isort: split
from . import publish, wording

# isort: split
from . import alert, close_year, dashboard, map, position, sheet, table, totals
