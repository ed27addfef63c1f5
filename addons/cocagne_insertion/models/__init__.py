from . import law, pathway, person

# isort: split
# what belongs to a pathway
from . import annex, contract, immersion, support, time

# isort: split
from . import dialogue, exchange, exits, privacy
