from . import progress_mixin

# isort: split
# after the mixin that they extend
from . import progress_jobs, progress_time
