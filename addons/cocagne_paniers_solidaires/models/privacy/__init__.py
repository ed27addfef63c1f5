from . import (
    account_statement,
    accounts,
    insiders,
    order,
    order_line,
    payment,
    reminder,
    sale_report,
)
