from . import arithmetic, indicators, models, wizards
