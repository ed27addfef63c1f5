from odoo import api, models
from odoo.exceptions import AccessError, UserError


class ChangeOperation(models.Model):
    """A decision for everybody: no eggs this week (R58)."""

    _inherit = "cocagne.change.operation"

    @api.model
    def action_apply(self, name, baskets, choice, product=None):
        """Change the baskets of many members at once, as one decision.

        Set-based: as many queries for 700 baskets as for 10.

        :param choice: ``cancel`` (neither prepared nor billed), ``next_week``, or
            ``replace`` by ``product`` in the crate, the price staying the same.
        :return: the operation.
        :raises AccessError: only the manager decides for everybody.
        :raises UserError: nothing to change, or no delivery for some of them.
        """
        self._check_manager()
        baskets.check_access("read")
        planned = baskets.filtered(lambda basket: basket.state == "planned")
        if not planned:
            raise UserError(
                self.env._("No basket to deliver is concerned: choose other products.")
            )
        if len(planned.company_id) > 1:
            raise UserError(self.env._("Decide for one garden at a time."))
        values = planned._exceptional_values(choice, product)
        # sudo: operations are written by this door only, checked above
        operation = self.sudo().create(
            {"name": name, "company_id": planned.company_id.id}
        )
        changes = self.env["cocagne.change"]._apply(
            "exceptional",
            values,
            reason=name,
            by_order=True,
            operation_id=operation.id,
        )
        if not changes:
            raise UserError(
                self.env._("These baskets are already so: there is nothing to change.")
            )
        return operation.with_env(self.env)

    @api.model
    def _check_manager(self):
        if not self.env.user.has_group("cocagne_jardin.group_manager"):
            raise AccessError(
                self.env._("Only the manager changes the baskets of everybody.")
            )


class Basket(models.Model):
    _inherit = "cocagne.basket"

    def _exceptional_values(self, choice, product=None):
        """New values by basket; the limits of the members do not count them."""
        if choice == "cancel":
            return {basket: {"state": "cancelled"} for basket in self}
        if choice == "replace":
            if not product:
                raise UserError(self.env._("Choose the product that replaces it."))
            return {b: {"replacement_product_id": product.id} for b in self}
        if choice != "next_week":
            raise ValueError(f"Unknown choice: {choice}")
        targets = self.delivery_id._next_of_round()
        lost = [d for d in self.delivery_id if d not in targets]
        if lost:
            raise UserError(
                self.env._(
                    "No delivery follows in the season: %s. Cancel these baskets or "
                    "replace them.",
                    ", ".join(delivery.display_name for delivery in lost),
                )
            )
        return {b: {"delivery_id": targets[b.delivery_id].id} for b in self}
