from . import bank_import, bank_import_parse, bank_import_statement
