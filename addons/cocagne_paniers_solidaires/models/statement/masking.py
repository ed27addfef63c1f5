"""Small numbers of households tell who they are: they leave the garden hidden.

No Odoo here.
"""

#: A number of households under this one is not shown outside of the garden.
MASK_UNDER = 5


def is_small(count):
    """Whether a number of households must be hidden; nobody at all hides nobody."""
    return 0 < count < MASK_UNDER
