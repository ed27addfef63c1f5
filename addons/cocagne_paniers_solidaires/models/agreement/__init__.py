from . import public, structure

# isort: split
from . import agreement, bracket, rule

# isort: split
from . import ceiling, life, quota, terms

# isort: split
from . import alert
