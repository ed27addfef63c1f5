from . import (
    garden_sheet,
    programme_statement_xlsx,
)
