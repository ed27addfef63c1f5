"""Writing the records of a garden, one module per kind, in the order of the references.

Each loader finds what exists by number or code in one search, creates the rest in one
batch and writes only what changed. Nothing here decides what is right: that is checked
before.
"""

from . import (
    balance,
    company,
    depot,
    garden_round,
    mandate,
    member,
    membership,
    product,
    season,
    subscription,
)
from .job import Job

#: label for the progress, and the function that writes. Labels are those of the files.
LOADERS = (
    ("saison", season.load_seasons),
    ("tournees", garden_round.load_rounds),
    ("depots", depot.load_depots),
    ("feries", season.load_holidays),
    ("formules", product.load_products),
    ("adherents", member.load_members),
    ("types_adhesion", membership.load_types),
    ("adhesions", membership.load_memberships),
    ("mandats", mandate.load_mandates),
    ("soldes", balance.load_balances),
    ("calendrier", season.plan_seasons),
    ("abonnements", subscription.load_subscriptions),
)


def load_all(job: Job):
    """Write everything; stop at the first kind that the database refuses."""
    for done, (label, load) in enumerate(LOADERS):
        job.progress(done, len(LOADERS), label)
        load(job)
        if job.problems.errors:
            return
    job.progress(len(LOADERS), len(LOADERS), "")


__all__ = ["Job", "LOADERS", "company", "load_all"]
