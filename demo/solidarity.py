"""The solidarity programme of the demonstration: each room gives its examples."""

from . import (
    solidarity_activity,
    solidarity_enrolment,
    solidarity_split,
    solidarity_statement,
    solidarity_workshop,
)


def prepare(env, garden):
    """Before the deliveries: funders and households, whose baskets are then shared."""
    solidarity_split.agree(env, garden)
    solidarity_enrolment.fill(env, garden)
    solidarity_split.hand_out(env, garden)


def fill(env, garden):
    """Households, funders, statements, workshops; a second call doubles nothing."""
    solidarity_split.fill(env, garden)
    solidarity_statement.fill(env, garden)
    solidarity_workshop.fill(env, garden)
    solidarity_activity.fill(env, garden)
    solidarity_split.fill(env, garden)
