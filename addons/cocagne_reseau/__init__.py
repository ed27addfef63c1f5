from . import arithmetic, indicators, models
