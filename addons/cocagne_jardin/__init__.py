from . import importer, models, planning, report, wizards
