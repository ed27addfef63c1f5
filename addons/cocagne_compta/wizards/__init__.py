from . import closing_lock, fec_check, grant_receipt, ledger_extract
