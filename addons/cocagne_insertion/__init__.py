from . import identity, law
