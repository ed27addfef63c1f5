"""An amount in French words, as on a cheque. No Odoo here."""

from num2words import num2words


def amount_in_words(amount):
    """Euros and cents in words, for papers that the law wants in words.

    >>> amount_in_words(120.5)
    'cent vingt euros et cinquante centimes'
    >>> amount_in_words(1)
    'un euro'
    """
    cents = round(amount * 100)
    euros, left = divmod(cents, 100)
    parts = []
    if euros or not left:
        parts.append(_counted(euros, "euro"))
    if left:
        parts.append(_counted(left, "centime"))
    return " et ".join(parts)


def _counted(number, unit):
    # a round million is followed by "d'euros"
    link = " d'" if number and number % 1_000_000 == 0 else " "
    plural = "s" if number > 1 else ""
    return f"{num2words(number, lang='fr')}{link}{unit}{plural}"
