from . import activity_layout, activity_xlsx
