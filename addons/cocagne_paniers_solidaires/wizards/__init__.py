from . import statement_receipt
