from . import account_move, invoice_sending, invoice_sending_line, partner_paper

# isort: split
# after the models that they extend
from . import billing_run, invoice_failure, invoice_print
