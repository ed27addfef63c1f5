from . import balances_xlsx
