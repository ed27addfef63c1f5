from . import annex, convention, month_state, setting

# isort: split
# what more there is to each
from . import (
    annex_amend,
    annex_coming,
    annex_grant,
    annex_match,
    annex_payment,
    annex_receipts,
    annex_schedule,
    annex_use,
    department_share,
    home_alert,
    law_words,
    month_life,
    month_prepare,
    next_step,
    stages,
)
