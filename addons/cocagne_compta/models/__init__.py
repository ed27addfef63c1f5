from . import ledger

# isort: split
# after the accounts that they use
from . import bank, closing, debit, payment
