from . import (
    activity_layout,
    activity_xlsx,
    ir_actions_report,
    statement_paper,
    statement_xlsx,
)
