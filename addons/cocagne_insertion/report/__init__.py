from . import immersion_layout
from . import dialogue_xlsx
from . import payroll_xlsx, work_board
from . import timeline_svg
