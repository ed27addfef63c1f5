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
