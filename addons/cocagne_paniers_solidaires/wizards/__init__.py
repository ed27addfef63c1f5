from . import (
    workshop_cancel,
    workshop_invite,
    workshop_register,
    workshop_series,
)
