"""Delays of the SEPA Core direct debit, with their source. No Odoo here.

Source: EPC016-06, SEPA Direct Debit Core Rulebook (2023 v1.0, in force since
17 March 2024) and, for the refunds, directive EU 2015/2366, art. 71, 76 and 77 (CMF
art. L133-24 and L133-25).
"""

from dateutil.relativedelta import relativedelta

#: A mandate without a collection for that long lapses (rulebook, 4.1).
MANDATE_MONTHS = 36
#: Days of notice given to the debtor, unless agreed otherwise (rulebook, 4.3.1).
NOTICE_DAYS = 14
#: The debtor is refunded without giving a reason within that delay (art. 77).
REFUND_WEEKS = 8
#: The debtor is refunded of a debit without mandate within that delay (art. 71).
UNAUTHORISED_MONTHS = 13


def mandate_lapses_on(signed, last_debit):
    """The day from which a mandate may not be used any more."""
    used = max(filter(None, (signed, last_debit)))
    return used + relativedelta(months=MANDATE_MONTHS)


def return_kind(collected, returned, code):
    """What a debit that comes back is: "reject", "return", "refund" or "unauthorised".

    :param collected: day of the collection.
    :param returned: day on which it came back.
    :param code: reason code of the bank (ISO 20022).
    """
    if code == "MD06":
        return "refund"
    if returned < collected:
        return "reject"
    if code == "MD01" and returned > collected + relativedelta(weeks=REFUND_WEEKS):
        return "unauthorised"
    return "return"
