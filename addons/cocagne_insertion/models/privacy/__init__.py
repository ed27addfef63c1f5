from . import last_contact, setting

# isort: split
from . import erasure

# isort: split
from . import (
    identity,
    kept_figures,
    night,
)

# isort: split
# what each room erases
from . import (
    erase_annex,
    erase_bank,
    erase_contract,
    erase_exchange,
    erase_exits,
    erase_immersion,
    erase_support,
    erase_time,
)
