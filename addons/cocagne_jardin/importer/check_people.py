"""Checks of the members, their mandates and their opening balances."""

from .convert import token
from .facts import Facts
from .problems import Problems
from .records import FileSet
from .schema import EXEMPT_TYPES


def check_people(files: FileSet, facts: Facts, problems: Problems):
    """Everything about who the members are and what they owe."""
    _warn_new_types(files, facts, problems)
    for record in files.records("mandats"):
        _check_mandate(record, facts, problems)
    for record in files.records("soldes"):
        check_member(record, facts, problems)
    _warn_missing_mandates(files, facts, problems)


def check_member(record, facts: Facts, problems: Problems):
    """The member that the line names must exist."""
    member = record["adherent"]
    if member is not None and member not in facts.members:
        problems.add("unknown_member", record, "adherent", member)


def _warn_new_types(files: FileSet, facts: Facts, problems: Problems):
    told = {kind.casefold() for kind in facts.membership_types}
    for record in files.records("adherents"):
        kind = record["type_adhesion"]
        if kind and kind.casefold() not in told and token(kind) not in EXEMPT_TYPES:
            told.add(kind.casefold())
            problems.warn("unknown_membership_type", record, "type_adhesion", kind)


def _check_mandate(record, facts: Facts, problems: Problems):
    check_member(record, facts, problems)
    signed, reference = record["date_signature"], record["rum"]
    if signed and signed > facts.today:
        problems.add("signed_in_future", record, "date_signature", signed)
    owner = facts.mandates.get(reference)
    if owner is not None and record["adherent"] and owner != record["adherent"]:
        problems.add("mandate_other_member", record, "rum", reference, other=owner)


def _warn_missing_mandates(files: FileSet, facts: Facts, problems: Problems):
    signed = set(facts.mandates.values())
    signed.update(record["adherent"] for record in files.records("mandats"))
    for record in files.records("abonnements"):
        member = record["adherent"]
        if record["mode_paiement"] == "sepa" and member not in signed:
            signed.add(member)
            problems.warn("mandate_missing", record, "mode_paiement", member)
