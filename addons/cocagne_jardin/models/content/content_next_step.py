from odoo import models

DESK = ("cocagne_jardin.group_sales_desk",)


class Content(models.Model):
    _name = "cocagne.content"
    _inherit = ["cocagne.content", "cocagne.next.step"]

    def _next_steps(self):
        """From an empty week to the leaflet in the hands of the members."""
        if self.state == "draft":
            return self._steps_of_writing()
        if self.state == "validated":
            return [
                self._step(
                    "publish",
                    self.env._(
                        "The baskets are settled and their vegetables are reserved. "
                        "Write the word of the garden, look at the leaflet, then "
                        "publish."
                    ),
                    self.env._("Look at the leaflet"),
                    method="action_print_leaflet",
                    groups=DESK,
                ),
                self._step("wait", self.env._("The baskets are settled.")),
            ]
        return [
            self._step("done", self.env._("The members can read what they will get."))
        ]

    def _steps_of_writing(self):
        if not self.composition_ids:
            return [
                self._step(
                    "prepare",
                    self.env._("First, take the basket types of the week."),
                    self.env._("Prepare the baskets"),
                    method="action_prepare",
                    groups=DESK,
                )
            ]
        if not any(self.available_ids.mapped("quantity")):
            return [
                self._step(
                    "available",
                    self.env._(
                        "Add the vegetables of the week and write how much there is "
                        "of each, or start from the last week."
                    ),
                    self.env._("Like last week"),
                    method="action_copy_previous",
                    groups=DESK,
                )
            ]
        if not self.composition_ids.line_ids:
            return [
                self._step(
                    "propose",
                    self.env._("Ask for a proposal: it shares what is available."),
                    self.env._("Propose a share-out"),
                    method="action_propose",
                    groups=DESK,
                )
            ]
        return [
            self._step(
                "validate",
                self.env._(
                    "Correct the quantities as you like: the gaps follow. When they "
                    "are right, validate."
                ),
                self.env._("Validate"),
                method="action_validate",
                groups=DESK,
            )
        ]
