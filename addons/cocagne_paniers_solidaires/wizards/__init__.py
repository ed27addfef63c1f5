from . import (
    statement_receipt,
    who_pays,
    workshop_cancel,
    workshop_invite,
    workshop_register,
    workshop_series,
)

# isort: split
from . import (
    enrolment_desk,
    enrolment_end,
    enrolment_refuse,
    enrolment_renew,
    simulator,
)

# isort: split
from . import enrolment_desk_basket, enrolment_desk_finish
