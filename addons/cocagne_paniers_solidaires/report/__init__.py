from . import statement_paper, statement_xlsx
from . import activity_xlsx
from . import ir_actions_report, statement_paper, statement_xlsx
from . import activity_layout, activity_xlsx
