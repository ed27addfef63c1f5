from . import mandate_entry, reject_entry, reject_import, reject_settle
