from . import account_statement, accounts, insiders, order, order_line, sale_report
