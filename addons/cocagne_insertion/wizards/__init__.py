from . import (
    annex_simulation,
    arrival,
    fiche_answer,
    fiche_upload,
    flux_upload,
    fse_export,
    pass_prolong,
    pass_suspend,
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
    contract_amend,
    contract_draft,
    contract_end,
    contract_loan,
    contract_new,
)
