from . import debit
