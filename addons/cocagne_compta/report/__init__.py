from . import balances_xlsx, ledger_extract_xlsx
