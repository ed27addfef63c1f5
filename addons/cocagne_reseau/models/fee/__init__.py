from . import account_move, bracket, detail, figures, line, part, run, scale

# isort: split
# after the lines and years that they extend
from . import bill, invoice, run_next_step
