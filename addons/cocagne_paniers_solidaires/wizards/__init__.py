from . import (
    who_pays,
from . import who_pays

# isort: split
from . import (
    enrolment_desk,
    enrolment_end,
    enrolment_refuse,
    enrolment_renew,
    simulator,
)

# isort: split
from . import (
    enrolment_desk_basket,
    enrolment_desk_finish,
    statement_receipt,
    workshop_cancel,
    workshop_invite,
    workshop_register,
    workshop_series,
)
from . import statement_receipt, who_pays

# isort: split
from . import (
    enrolment_desk,
    enrolment_end,
    enrolment_refuse,
    enrolment_renew,
    simulator,
)

# isort: split
from . import enrolment_desk_basket, enrolment_desk_finish, statement_receipt
