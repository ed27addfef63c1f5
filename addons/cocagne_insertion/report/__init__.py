from . import payroll_xlsx, work_board
