from . import annex, annex_payment, convention, month_state, setting

# isort: split
# what more there is to each
from . import annex_amend, annex_coming, annex_grant, annex_match, annex_receipts

# isort: split
from . import (
    annex_schedule,
    annex_use,
    month_life,
    month_prepare,
    month_sources,
    stages,
)

# isort: split
from . import department_share, home_alert, law_words, next_step
