from datetime import timedelta

from odoo import models
from odoo.fields import Domain

from .home import DESK, MANAGER, PREPARER
from .home_alert import SEASON_WEEKS, SOON_WEEKS


class Home(models.AbstractModel):
    """What wants attention on the road and in the year (R96)."""

    _inherit = "cocagne.home"

    def _alert_late_deliveries(self):
        return self._alert(
            self.env._("Past rounds not marked as delivered"),
            "cocagne.delivery",
            self._mine()
            & Domain("state", "=", "planned")
            & Domain("date", "<", self._today())
            & Domain("basket_ids", "any", [("state", "=", "planned")]),
            "cocagne_jardin.action_deliveries",
            [PREPARER],
            level="danger",
            icon="truck",
        )

    def _alert_empty_deliveries(self):
        today = self._today()
        return self._alert(
            self.env._("Rounds without any basket in the next two weeks"),
            "cocagne.delivery",
            self._mine()
            & Domain("date", ">=", today)
            & Domain("date", "<=", today + timedelta(days=14))
            & Domain("basket_ids", "=", False),
            "cocagne_jardin.action_deliveries",
            [DESK],
            level="info",
            icon="truck",
        )

    def _alert_orphan_baskets(self):
        """Baskets to come whose round does not stop at their depot any more."""
        baskets = self.env["cocagne.basket"]
        coming = self._mine() & Domain("state", "=", "planned")
        coming &= Domain("date", ">=", self._today())
        return self._alert(
            self.env._("Baskets that no round brings to their depot"),
            "cocagne.basket",
            coming & Domain("id", "in", baskets._without_stop(self.env.companies)),
            "cocagne_jardin.action_baskets",
            [DESK],
            level="danger",
            icon="shopping-basket",
        )

    def _alert_full_depots(self):
        return self._alert(
            self.env._("Full depots"),
            "cocagne.depot",
            self._mine() & Domain("is_full", "in", [True]),
            "cocagne_jardin.action_depots",
            [DESK],
            icon="map-marker",
        )

    def _seasons(self):
        gardens = self.env.companies
        houses = {house for garden in gardens for house in garden._with_mother_houses()}
        return Domain("company_id", "in", list(houses))

    def _alert_no_season(self):
        """A season that has begun or begins soon, and is not planned."""
        soon = self._today() + timedelta(weeks=SOON_WEEKS)
        return self._alert(
            self.env._("Seasons to plan"),
            "cocagne.season",
            self._seasons()
            & Domain("state", "=", "draft")
            & Domain("date_start", "<=", soon)
            & Domain("date_end", ">=", self._today()),
            "cocagne_jardin.action_seasons",
            [MANAGER],
            level="danger",
            icon="calendar",
        )

    def _alert_next_season(self):
        """A season that ends soon, and that no other follows."""
        today = self._today()
        ending = self._seasons() & Domain("date_end", ">=", today)
        ending &= Domain("date_end", "<=", today + timedelta(weeks=SEASON_WEEKS))
        return self._alert(
            self.env._("Seasons that end soon without a next one"),
            "cocagne.season",
            ending & Domain("id", "in", self.env["cocagne.season"]._without_next()),
            "cocagne_jardin.action_seasons",
            [MANAGER],
            icon="calendar",
        )
