from . import allocation, claim, move, programme, statement, statement_line

# isort: split
# after the records that they extend
from . import (
    agreement,
    claim_bill,
    consumption,
    figures,
    programme_next_step,
    statement_count,
)
