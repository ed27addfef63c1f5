from . import law_words, pass_iae, pathway, ways_out

# isort: split
# what happens to a PASS, and where the person comes from
from . import (
    diagnosis,
    diagnosis_criterion,
    pass_hiring,
    pass_prolongation,
    pass_suspension,
    prescriber,
    situation,
)

# isort: split
from . import (
    next_step,
    pass_events,
    pass_history,
    pass_timeline,
    pathway_buttons,
    pathway_diagnosis,
    pathway_life,
    prolongation_request,
)
