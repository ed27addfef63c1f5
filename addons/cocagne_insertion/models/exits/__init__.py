from . import reason

# isort: split
from . import exit

# isort: split
from . import (
    annex_targets,
    follow_up,
    home,
    law_words,
    month,
    next_step,
    pathway,
    pathway_words,
    proof,
    rate,
)
