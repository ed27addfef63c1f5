from . import (
    contract_access,
    contract_check,
    contract_parts,
    contract_terms,
    decision,
    derogation,
    law_ways_out,
    law_words,
    setting,
    smic,
    standstill,
    version,
)

# isort: split
# what stands on the contracts
from . import (
    cdi_share,
    contract_end,
    contract_state,
    contract_write,
    home,
    next_step,
    paper,
    totals,
)
