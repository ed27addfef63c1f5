from . import ledger_extract_xlsx
from . import balances_xlsx
