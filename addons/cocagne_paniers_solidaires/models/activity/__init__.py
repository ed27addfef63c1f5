from . import setting

# isort: split
from . import activity

# isort: split
from . import definition, facts, people, workshops

# isort: split
from . import board, dashboard, figures, food_aid, lists, papers, sending, told
