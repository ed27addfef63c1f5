from . import (
    closing,
    closing_check,
    closing_checks,
    closing_checks_bank,
    closing_checks_year,
    closing_lock,
    closing_next_step,
)
