from . import bundle, indicators, models, reference, wizards
