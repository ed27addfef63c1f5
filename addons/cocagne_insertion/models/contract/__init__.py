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
    contract_begin,
    contract_end,
    contract_prolong,
    contract_state,
    contract_write,
    contract_written,
    home,
    next_step,
    paper,
    totals,
)
