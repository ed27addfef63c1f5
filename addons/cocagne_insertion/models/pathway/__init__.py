from . import law_words, ways_out
from . import pass_iae, pass_hiring, pass_suspension, pass_prolongation
from . import prolongation_request, pass_history, pass_events
from . import pathway, situation, pathway_life
