from . import contract_amend, contract_draft, contract_end, contract_loan, contract_new
