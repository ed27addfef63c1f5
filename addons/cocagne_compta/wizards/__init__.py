from . import gift_batch, payment_bounce, payment_entry, payment_refund
