from . import bad_debt, bank_import, bank_import_parse, bank_import_statement
from . import payment_entry
from . import payment_bounce
from . import payment_refund
from . import gift_batch
