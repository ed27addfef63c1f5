from odoo import models
from odoo.fields import Domain


class GardenProfile(models.Model):
    """What a new garden does first, in order: its first week."""

    _name = "cocagne.garden.profile"
    _inherit = ["cocagne.garden.profile", "cocagne.next.step"]

    def _next_steps(self):
        self.ensure_one()
        steps = self._missing_settings() + self._missing_records()
        return steps or [
            self._step("ready", self.env._("Everything is ready: the garden can work."))
        ]

    def _missing_settings(self):
        steps = []
        if not (self.street and self.city and self.phone and self.email):
            text = self.env._(
                "Write the address, the phone and the mail of the garden below: they are "
                "printed on all the papers."
            )
            steps.append(self._step("address", text, kind="todo"))
        return steps

    def _missing_records(self):
        """The first thing that the garden does not have yet, with its screen."""
        gardens = Domain("company_id", "in", self.company_id._with_mother_houses())
        for model, step in (
            ("cocagne.depot", self._step_depots),
            ("cocagne.round", self._step_rounds),
            ("cocagne.season", self._step_season),
        ):
            if not self.env[model].search_count(gardens, limit=1):
                return [step()]
        return self._missing_offer()

    def _step_depots(self):
        return self._step(
            "depots",
            self.env._("No depot yet. Where do members fetch their baskets?"),
            self.env._("Create the depots"),
            action="cocagne_jardin.action_depots",
        )

    def _step_rounds(self):
        return self._step(
            "rounds",
            self.env._("No round yet. On which day do you deliver which depots?"),
            self.env._("Create the rounds"),
            action="cocagne_jardin.action_rounds",
        )

    def _step_season(self):
        return self._step(
            "season",
            self.env._("No season yet. It holds the weeks and the closings."),
            self.env._("Create the season"),
            action="cocagne_jardin.action_seasons",
        )

    def _missing_offer(self):
        products = self.env["product.template"].search_count(
            [
                ("is_basket", "=", True),
                ("company_id", "in", [False, *self.company_id._with_mother_houses()]),
            ],
            limit=1,
        )
        if products:
            return []
        return [
            self._step(
                "products",
                self.env._("No basket type yet. What do you sell, at which price?"),
                self.env._("Create the basket types"),
                action="cocagne_jardin.action_basket_products",
            )
        ]
