"""From figures to a signed bundle."""

from decimal import ROUND_HALF_UP, Decimal

from . import keys
from .canonical import canonical
from .schema import SCHEMA

STEP = Decimal("0.0001")


def decimal_text(number):
    """The one writing of a number in a bundle; four decimals, no zeros at the end.

    >>> decimal_text(Decimal("12.50"))
    '12.5'
    """
    text = format(Decimal(number).quantize(STEP, ROUND_HALF_UP), "f")
    text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def figure(code, version, value):
    """A line of ``figures``.

    :param value: ``indicators.definition.Value``.
    """
    row = {
        "code": code,
        "version": version,
        "value": None if value.value is None else decimal_text(value.value),
    }
    if value.numerator is not None:
        row["numerator"] = decimal_text(value.numerator)
        row["denominator"] = decimal_text(value.denominator)
    return row


def content(identifier, garden, month, figures, **options):
    """A bundle without its signature.

    :param month: any day of it.
    :param figures: rows of ``figure``; their order does not matter.
    :param options: revision, reason, maker, made_at (a datetime in UTC).
    """
    found = {
        "schema": SCHEMA,
        "id": identifier,
        "garden": garden,
        "month": f"{month:%Y-%m}",
        "revision": options.get("revision", 1),
        "made_at": f"{options['made_at']:%Y-%m-%dT%H:%M:%SZ}",
        "figures": sorted(figures, key=lambda row: row["code"]),
    }
    for name in ("reason", "maker"):
        if options.get(name):
            found[name] = options[name]
    return found


def signed(found, private_key):
    """The bytes of the bundle with its signature, in canonical form."""
    signature = {
        "key": keys.key_name(keys.public_key_of(private_key)),
        "value": keys.sign(private_key, canonical(found)),
    }
    return canonical({**found, "signature": signature})


def check_signature(found, public_key):
    """Whether a bundle was signed by the owner of this public key."""
    message = canonical({k: v for k, v in found.items() if k != "signature"})
    return keys.is_signed(public_key, message, found["signature"]["value"])
