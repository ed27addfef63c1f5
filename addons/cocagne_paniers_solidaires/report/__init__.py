from . import (
    activity_layout,
    activity_xlsx,
    funder_table_xlsx,
    ir_actions_report,
    statement_paper,
    statement_xlsx,
)
