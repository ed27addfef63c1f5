from . import company, hours, leave_type
