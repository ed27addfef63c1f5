from . import indicators, models, wizards
