"""The insertion of the demonstration: each room gives its examples, in order."""

from . import insertion_person


def fill(env, garden):
    """People in insertion and what happens to them; a second call doubles nothing."""
    insertion_person.fill(env, garden)
