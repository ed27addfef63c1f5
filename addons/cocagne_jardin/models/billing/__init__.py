from . import (
    account_move,
    account_move_line,
    account_move_mentions,
    billing,
    billing_foresight,
    billing_invoice,
    billing_ledger,
    billing_position,
    billing_retail,
    billing_run,
    company_links,
    line_totals,
    matching_plan,
    payments_read,
)

# isort: split
# after the models that they extend
from . import billing_check, billing_only
