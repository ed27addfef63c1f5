from . import (
    account_statement,
    accounts,
    insiders,
    order,
    order_line,
    reminder,
    sale_report,
)
