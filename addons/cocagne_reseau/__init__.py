from . import bundle, indicators, models, wizards
