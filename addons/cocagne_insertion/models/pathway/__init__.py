from . import (
    law_words,
    pass_events,
    pass_hiring,
    pass_history,
    pass_iae,
    pass_prolongation,
    pass_suspension,
    pathway,
    pathway_life,
    prolongation_request,
    situation,
    ways_out,
)
