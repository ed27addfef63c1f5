from . import ir_actions_report, statement_paper, statement_xlsx
