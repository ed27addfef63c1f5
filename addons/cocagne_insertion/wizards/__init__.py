from . import leave
from . import annex_simulation
