from . import last_contact, setting

# isort: split
from . import erasure

# isort: split
from . import identity, night
