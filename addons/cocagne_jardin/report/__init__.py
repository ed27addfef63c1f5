from . import (
    assembly_xlsx,
    invoices_xlsx,
    ir_actions_report,
    label_setting,
    preparation_changes,
    preparation_reports,
    preparation_sheet,
    preparation_sheet_parts,
    preparation_xlsx,
    road_sheet_extras,
    table_xlsx,
    wage_xlsx,
)
