from . import host, law_words

# isort: split
from . import immersion

# isort: split
from . import (
    accident,
    assessment,
    bounds,
    convention,
    home,
    next_step,
    pathway,
    renewal,
)
