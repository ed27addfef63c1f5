"""Whether one due can be debited: rules without a database query. No Odoo here."""

from datetime import date
from typing import NamedTuple

from . import iban, reference
from .rulebook import mandate_lapses_on

USABLE = ("valid", "final")


class Mandate(NamedTuple):
    """What a check reads of a mandate."""

    state: str
    reference: str
    signed: date | None
    last_debit: date | None
    suspended: str
    number: str
    bic: str
    same_holder: bool
    same_garden: bool


class Due(NamedTuple):
    """What a check reads of a due. ``cents``: what is open, negative for a credit."""

    cents: int
    is_euro: bool
    matures: date | None
    is_held: bool
    in_batch: bool
    is_rejected: bool
    same_garden: bool


def refusal(due, mandate, collection):
    """Why ``due`` cannot be debited on ``collection``: a code; None when it can.

    :param mandate: a ``Mandate``; None when the client has none.
    """
    return _refuse_due(due, collection) or _refuse_mandate(mandate, collection)


def _refuse_due(due, collection):
    rules = [
        ("in_batch", due.in_batch),
        ("held", due.is_held),
        ("rejected", due.is_rejected),
        ("amount", due.cents <= 0),
        ("currency", not due.is_euro),
        ("other_garden", not due.same_garden),
        ("early", due.matures and due.matures > collection),
    ]
    return next((code for code, is_true in rules if is_true), None)


def _refuse_mandate(mandate, collection):
    if mandate is None:
        return "no_mandate"
    lapsed = mandate.signed and (
        mandate_lapses_on(mandate.signed, mandate.last_debit) <= collection
    )
    rules = [
        ("other_garden", not mandate.same_garden),
        ("holder", not mandate.same_holder),
        ("expired", mandate.state in ("expired", "cancel")),
        ("unsigned", mandate.state not in USABLE or not mandate.signed),
        ("suspended", bool(mandate.suspended)),
        ("signed_late", mandate.signed and mandate.signed > collection),
        ("expired", lapsed),
        ("rum", not reference.is_valid(mandate.reference)),
        ("iban", not iban.is_valid(mandate.number)),
        (
            "country",
            iban.country(mandate.number) not in iban.sepa_countries(collection),
        ),
        ("bic", iban.needs_bic(mandate.number) and not mandate.bic),
        ("bic", mandate.bic and not iban.is_bic(mandate.bic)),
    ]
    return next((code for code, is_true in rules if is_true), None)
