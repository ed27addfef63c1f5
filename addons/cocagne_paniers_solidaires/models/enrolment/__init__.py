from . import consent_text, criterion, exit_reason, objective, proof

# isort: split
from . import enrolment

# isort: split
# one rule of the enrolment a file
from . import household, people, dates, consent, objectives, proposal, priority

# isort: split
from . import setting, once, subscription, life, ending, renewal, erasure, held_data

# isort: split
from . import home, jobs, next_step, order_renewal, partner, takeover
