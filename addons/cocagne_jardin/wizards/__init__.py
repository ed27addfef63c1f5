from . import (
    basket_move,
    billing_preview,
    garden_import,
    garden_import_file,
    garden_import_problem,
)
from . import change_wizard  # isort: split

from . import (
    absence,
    basket_cancel,
    basket_correction,
    basket_move_change,
    depot_change,
    exceptional_change,
)
