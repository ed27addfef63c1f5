from . import agreement, setting, statement

# isort: split
from . import fund, statement_line

# isort: split
from . import (
    account_move,
    closing_checks,
    fund_entry,
    funder_reminder,
    gift,
    home,
    mail_scenario,
    offered,
    share,
    statement_entry,
    statement_invoice,
    statement_next_step,
    statement_paid,
    statement_prepare,
    statement_run,
    statement_send,
)
