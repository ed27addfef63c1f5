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
    live(env, garden)
    insertion_exchange.fill(env, garden)
    insertion_asp.fill(env, garden)


def live(env, garden, adviser=None, supervisor=None, more=None):
    """The people, their contracts and hours; nothing with the outside.

    :param adviser, supervisor: users of the garden; those of the logins by default.
    :param more: called when the people have arrived.
    """
    insertion_contract.prepare(env, garden)
    insertion_annex.prepare(env, garden)
    insertion_person.fill(env, garden, adviser, supervisor)
    if more:
        more()
    insertion_contract.fill(env, garden)
    insertion_time.fill(env, garden)
    insertion_annex.fill(env, garden)
    insertion_support.fill(env, garden)
    insertion_immersion.fill(env, garden)
