from . import (
    programme_statement_xlsx,
)
