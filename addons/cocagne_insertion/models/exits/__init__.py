from . import reason

# isort: split
from . import exit

# isort: split
from . import annex_targets, follow_up, home, law_words, next_step, proof, rate
from . import month, pathway, pathway_words
