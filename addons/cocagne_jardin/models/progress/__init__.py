from . import progress_mixin  # isort: split
from . import progress_jobs, progress_time
