from . import leave
from . import annex_simulation
from . import contract_draft, contract_amend, contract_end, contract_loan, contract_new
from . import month_choice, month_reopen, payroll_export
from . import contract_amend, contract_draft, contract_end, contract_loan, contract_new
from . import fiche_answer, fiche_upload, flux_upload, fse_export, platform_login
from . import annex_simulation
from . import arrival, pass_prolong, pass_suspend, prolongation_deny
from . import (
    arrival,
    contract_amend,
    contract_draft,
    contract_end,
    contract_loan,
    contract_new,
    pass_prolong,
    pass_suspend,
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
from . import contract_draft, contract_amend, contract_end, contract_loan, contract_new
