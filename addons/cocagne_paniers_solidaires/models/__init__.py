from . import agreement, enrolment, split

# isort: split
# after the shares that they count
from . import statement, workshop

# isort: split
from . import activity, privacy
