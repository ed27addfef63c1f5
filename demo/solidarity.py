"""The solidarity programme of the demonstration: each room gives its examples."""

from . import solidarity_enrolment, solidarity_statement, solidarity_workshop


def prepare(env, garden):
    """Before the deliveries: funders and households, whose baskets are then shared."""
    solidarity_enrolment.fill(env, garden)


def fill(env, garden):
    """Households, funders, statements, workshops; a second call doubles nothing."""
    solidarity_workshop.fill(env, garden)
    solidarity_statement.fill(env, garden)
