from . import activity_xlsx
