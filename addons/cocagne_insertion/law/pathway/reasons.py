"""Codes of the platform, and what each reason wants."""

from typing import NamedTuple

#: Kinds of structures of insertion.
KINDS = ("ACI", "AI", "EI", "EITI", "ETTI")

FUTURE, VALID, SUSPENDED, EXPIRED = "FUTURE", "VALID", "SUSPENDED", "EXPIRED"


class SuspensionReason(NamedTuple):
    """:param kinds: structures that may use it. :param current: False for old PASS only."""

    code: str
    kinds: tuple[str, ...] = KINDS
    current: bool = True


class ProlongationReason(NamedTuple):
    """A reason to prolong.

    :param maximum: name of the figure: days of one decision.
    :param cap: name of the figure: days of all decisions; empty: no cap.
    :param prescriber: an authorised prescriber decides, on a report of the structure.
    :param kinds: structures that may use it.
    :param age: name of the figure: age at least; empty: any age.
    :param current: False when it can no longer be used.
    """

    code: str
    maximum: str
    cap: str = ""
    prescriber: bool = False
    kinds: tuple[str, ...] = KINDS
    age: str = ""
    current: bool = True


SUSPENSION_REASONS = {
    reason.code: reason
    for reason in (
        SuspensionReason("CONTRACT_SUSPENDED"),
        SuspensionReason("CONTRACT_BROKEN"),
        SuspensionReason("FINISHED_CONTRACT"),
        SuspensionReason("APPROVAL_BETWEEN_CTA_MEMBERS"),
        SuspensionReason("CONTRAT_PASSERELLE", ("ACI", "EI")),
        SuspensionReason("SICKNESS", current=False),
        SuspensionReason("MATERNITY", current=False),
        SuspensionReason("INCARCERATION", current=False),
        SuspensionReason("TRIAL_OUTSIDE_IAE", current=False),
        SuspensionReason("DETOXIFICATION", current=False),
        SuspensionReason("FORCE_MAJEURE", current=False),
    )
}

PROLONGATION_REASONS = {
    reason.code: reason
    for reason in (
        ProlongationReason(
            "SENIOR_CDI", "prolongation_days_senior_cdi", age="cdi_min_age"
        ),
        ProlongationReason("COMPLETE_TRAINING", "prolongation_days_complete_training"),
        ProlongationReason(
            "RQTH", "prolongation_days_rqth", "prolongation_cap_rqth", True
        ),
        ProlongationReason(
            "SENIOR",
            "prolongation_days_senior",
            "prolongation_cap_senior",
            True,
            age="cddi_senior_age",
        ),
        ProlongationReason(
            "PARTICULAR_DIFFICULTIES",
            "prolongation_days_particular_difficulties",
            "prolongation_cap_particular_difficulties",
            True,
            ("ACI", "AI"),
        ),
        ProlongationReason(
            "HEALTH_CONTEXT",
            "prolongation_days_health_context",
            "prolongation_cap_health_context",
            current=False,
        ),
    )
}
#: Reasons whose caps bound the whole pathway, so that their days are added up.
PATHWAY_CAPPED = ("RQTH", "SENIOR", "PARTICULAR_DIFFICULTIES")
