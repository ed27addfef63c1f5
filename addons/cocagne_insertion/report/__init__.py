from . import dialogue_xlsx, immersion_layout, payroll_xlsx, timeline_svg, work_board
