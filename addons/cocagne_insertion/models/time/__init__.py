from . import (
    activity,
    clock,
    company,
    hours,
    hours_absent,
    hours_worked,
    law_words,
    leave_type,
    work_plan,
)

# isort: split
# what stands on the hours
from . import complementary, elsewhere, month_sheet, week_sheet, work_board

# isort: split
from . import (
    attendance,
    kiosk,
    leave,
    month_close,
    month_days,
    payroll_variables,
    week_fill,
    week_usual,
)
