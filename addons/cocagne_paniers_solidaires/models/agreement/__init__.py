from . import public, structure

# isort: split
from . import agreement, bracket, rule

# isort: split
from . import life
