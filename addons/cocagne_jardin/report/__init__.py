from . import (
    assembly_xlsx,
    invoices_xlsx,
    ir_actions_report,
    label_setting,
    preparation_reports,
    preparation_sheet,
    preparation_xlsx,
    road_sheet_extras,
)
