from . import annex_simulation
