from . import leave
from . import annex_simulation
from . import contract_draft, contract_amend, contract_end, contract_loan, contract_new
from . import month_choice, month_reopen, payroll_export
