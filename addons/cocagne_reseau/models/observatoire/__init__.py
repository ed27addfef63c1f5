from . import consent, observatoire

# isort: split
from . import file

# isort: split
from . import book, changes, next_step, open_data, words
