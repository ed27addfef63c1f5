from . import law
