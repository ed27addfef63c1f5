from . import indicators, models, report, wizards
