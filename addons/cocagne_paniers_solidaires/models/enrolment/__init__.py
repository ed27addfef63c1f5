from . import consent_text, criterion, exit_reason, objective, proof

# isort: split
from . import enrolment

# isort: split
# one rule of the enrolment a file
from . import consent, dates, household, objectives, people, priority, proposal

# isort: split
from . import ending, erasure, held_data, life, once, renewal, setting, subscription

# isort: split
from . import home, jobs, next_step, order_renewal, partner, takeover
