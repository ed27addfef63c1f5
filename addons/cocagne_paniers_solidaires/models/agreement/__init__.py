from . import public, structure

# isort: split
from . import agreement, bracket, rule, structure_once

# isort: split
from . import ceiling, life, quota, terms

# isort: split
from . import alert, checks, forecast, rule_checks, words

# isort: split
from . import home, next_step
