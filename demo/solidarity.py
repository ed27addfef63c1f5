"""The solidarity programme of the demonstration: each room gives its examples."""


def fill(env, garden):
    """Households, funders, statements, workshops; a second call doubles nothing."""
