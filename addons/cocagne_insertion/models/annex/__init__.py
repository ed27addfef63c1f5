from . import setting
from . import convention
from . import annex, month_state

# isort: split
# what more there is to each
from . import annex_amend, annex_payment, annex_schedule, annex_use
from . import annex_coming, annex_grant, annex_match, annex_receipts
from . import stages
from . import month_life, month_prepare
from . import department_share
from . import home_alert, next_step
from . import law_words
