from . import bank_setting, file_messages, matching, proposal, statement_line

# isort: split
# after the models that they extend
from . import fee_rule, matching_reject, proposal_bulk

# isort: split
from . import account_statement, balance, home_bank, payment_plan, treasury

# isort: split
from . import reminder, reminder_setting

# isort: split
from . import reminder_letter, reminder_prepare
