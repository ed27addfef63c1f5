"""A wished change, basket by basket, and what may speak against it."""

from typing import NamedTuple

from odoo import models

from ..basket.basket import NOT_PREPARED_STATES

#: Who may pass over a refusal: nobody, the manager, or the desk with a reason.
NEVER, MANAGER, DESK = "never", "manager", "desk"
#: A change of these alone is no change for the garden.
UNNOTICED = {"planned_delivery_id", "is_fixed"}


class Refusal(NamedTuple):
    """Why a change is not allowed, and who may do it all the same."""

    level: str
    text: str


class Case(NamedTuple):
    """One basket of a wished change: what it is, what it would become."""

    basket: models.BaseModel
    vals: dict
    target: models.BaseModel  # the delivery
    state: str
    use: object
    depot: models.BaseModel

    @property
    def comes(self):
        """Whether something more is to deliver on the target's day."""
        was = self.basket.state in NOT_PREPARED_STATES
        is_now = self.state not in NOT_PREPARED_STATES
        more = self.vals.get("quantity", 0) > self.basket.quantity
        return is_now and (was or more or self.target != self.basket.delivery_id)

    @property
    def matters(self):
        """Whether anybody notices: a cancelled basket may be planned elsewhere."""
        shown = self.basket.state not in NOT_PREPARED_STATES
        return self.comes or (shown and bool(self.vals.keys() - UNNOTICED))

    @property
    def goes_elsewhere(self):
        """Whether it comes on another delivery or at another depot."""
        basket = self.basket
        moved = self.target != basket.delivery_id or self.depot != basket.depot_id
        return moved or (self.comes and basket.state != self.state)
