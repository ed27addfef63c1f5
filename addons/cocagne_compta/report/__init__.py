from . import ledger_extract_xlsx
