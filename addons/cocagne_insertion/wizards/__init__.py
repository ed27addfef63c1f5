from . import (
    annex_simulation,
    arrival,
    contract_amend,
    contract_draft,
    contract_end,
    contract_loan,
    contract_new,
    leave,
    month_choice,
    month_reopen,
    pass_prolong,
    pass_suspend,
    payroll_export,
    prolongation_deny,
)

# isort: split
from . import (
    arrival_contract,
    arrival_diagnosis,
    arrival_home,
    arrival_pass,
    arrival_situation,
    arrival_who,
)
