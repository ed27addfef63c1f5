from . import garden_sheet
from . import (
    programme_statement_xlsx,
)
