from . import staff

# isort: split
from . import dialogue

# isort: split
from . import actions, facts, figures, heads, line, people, words
