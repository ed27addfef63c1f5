from . import exchange, identity, law
