from . import arithmetic, indicators, models, report, wizards
