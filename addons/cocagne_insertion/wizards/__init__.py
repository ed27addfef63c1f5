from . import month_choice, month_reopen, payroll_export
