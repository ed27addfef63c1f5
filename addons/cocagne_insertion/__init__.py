from . import exchange, hours, identity, indicators, law, models, report, wizards
