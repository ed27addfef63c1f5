from . import garden_sheet
