"""The insertion of the demonstration: each room gives its examples, in order."""

from . import (
    insertion_annex,
    insertion_asp,
    insertion_contract,
    insertion_exchange,
    insertion_immersion,
    insertion_person,
    insertion_support,
    insertion_time,
)


def fill(env, garden):
    """People in insertion and what happens to them; a second call doubles nothing."""
    insertion_contract.prepare(env, garden)
    insertion_annex.prepare(env, garden)
    insertion_person.fill(env, garden)
    insertion_contract.fill(env, garden)
    insertion_time.fill(env, garden)
    insertion_annex.fill(env, garden)
    insertion_support.fill(env, garden)
    insertion_immersion.fill(env, garden)
    insertion_exchange.fill(env, garden)
    insertion_asp.fill(env, garden)
