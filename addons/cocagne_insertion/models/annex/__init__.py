from . import annex, month_state
