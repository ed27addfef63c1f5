from . import closing_lock, fec_check, grant_receipt, ledger_extract
from . import payment_entry
from . import payment_bounce
from . import payment_refund
from . import gift_batch
from . import debit
from . import bad_debt, bank_import, bank_import_parse, bank_import_statement
from . import gift_batch, payment_bounce, payment_entry, payment_refund
from . import (
    bad_debt,
    bank_import,
    bank_import_parse,
    bank_import_statement,
    gift_batch,
    payment_bounce,
    payment_entry,
    payment_refund,
)
