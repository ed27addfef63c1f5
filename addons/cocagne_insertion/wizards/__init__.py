from . import (
    annex_simulation,
    arrival,
    contract_amend,
    contract_draft,
    contract_end,
    contract_loan,
    contract_new,
    fiche_answer,
    fiche_upload,
    flux_upload,
    fse_export,
    leave,
    month_choice,
    month_reopen,
    pass_prolong,
    pass_suspend,
    payroll_export,
    platform_login,
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
