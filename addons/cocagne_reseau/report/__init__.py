from . import (
    garden_sheet,
    paper_layout,
    programme_statement_xlsx,
)
