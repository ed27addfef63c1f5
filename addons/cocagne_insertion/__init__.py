from . import exchange, identity, indicators, law
