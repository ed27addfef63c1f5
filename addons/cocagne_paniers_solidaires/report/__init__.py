from . import statement_paper, statement_xlsx
from . import activity_xlsx
