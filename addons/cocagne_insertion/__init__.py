from . import exchange, identity, indicators, law, models, report, wizards
