"""Which contract of insertion a line of the ASP tells (``contrat_format_contrat_code``).

The list of the ASP (RefFormeContrat) is not public. What is known are the codes of
contracts of the platform and the words CDDI and CDI; everything else is told.
"""

CDDI, CDI = "cddi", "cdi_inclusion"
KINDS = {
    "FIXED_TERM_I": CDDI,
    "FIXED_TERM_I_PHC": CDDI,
    "FIXED_TERM_I_CVG": CDDI,
    "CDDI": CDDI,
    "PERMANENT_I": CDI,
    "CDI": CDI,
    "CDII": CDI,
}
#: Contracts of the platform's list that are none of insertion in an ACI.
OTHERS = (
    "PERMANENT",
    "FIXED_TERM",
    "FIXED_TERM_USAGE",
    "FIXED_TERM_TREMPLIN",
    "TEMPORARY",
    "PROFESSIONAL_TRAINING",
    "APPRENTICESHIP",
    "BUSINESS_CREATION",
    "OTHER",
)


def kind(code: str, has_end: bool) -> str | None:
    """``cddi`` or ``cdi_inclusion``; None for a contract that is not of insertion.

    A code that is not known, or none, leaves it to the last day: a CDDI has one, a CDI
    inclusion has none.
    """
    code = (code or "").strip().upper()
    if code in OTHERS:
        return None
    return KINDS.get(code) or (CDDI if has_end else CDI)


def fits(code: str, has_end: bool) -> bool:
    """Whether the last day goes with the code: a CDDI has one, a CDI inclusion none."""
    found = KINDS.get((code or "").strip().upper())
    return found is None or (found == CDDI) == has_end
