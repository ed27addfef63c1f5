from . import statement_paper, statement_xlsx
