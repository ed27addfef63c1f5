from odoo import api, fields, models
from odoo.exceptions import UserError


class DepotClosure(models.Model):
    """What comes to a closed depot after the closure was applied (R13)."""

    _inherit = "cocagne.depot.closure"

    @api.model
    def _cron_apply(self):
        """Each night: baskets planned since at a closed depot follow the others."""
        today = fields.Date.context_today(self)
        closures = self.search([("state", "=", "applied"), ("date_to", ">=", today)])
        for closure in closures:
            try:
                with self.env.cr.savepoint():
                    closure._apply_now()
            except UserError as refusal:
                closure._warn(str(refusal))
            self.env["ir.cron"]._commit_progress(1)

    def _warn(self, message):
        """Say on the closure why new baskets could not follow; once the same day."""
        last = self.message_ids[:1]
        if message not in (last.preview or last.body or ""):
            self.message_post(body=message)


class SaleOrder(models.Model):
    _inherit = "sale.order"

    def action_confirm(self):
        """A subscription that begins during a closure follows it at once."""
        confirmed = self.filtered(
            lambda order: order.is_subscription and order.state in ("draft", "sent")
        )
        result = super().action_confirm()
        confirmed._follow_closures()
        return result

    def action_replan(self):
        result = super().action_replan()
        self._follow_closures()
        return result

    def _follow_closures(self):
        depots = self.depot_id
        if not depots:
            return
        # sudo: a closure that is in force applies whoever subscribes
        closures = self.env["cocagne.depot.closure"].sudo()
        for closure in closures._at(depots, fields.Date.context_today(self)):
            closure._apply_now()


class Change(models.Model):
    _inherit = "cocagne.change"

    kind = fields.Selection(
        selection_add=[("closure", "Closure of a depot")],
        ondelete={"closure": "cascade"},
    )
    closure_id = fields.Many2one(
        "cocagne.depot.closure",
        readonly=True,
        index="btree_not_null",
        ondelete="restrict",
        check_company=True,
    )


class Basket(models.Model):
    _inherit = "cocagne.basket"

    @api.model
    def _change_fields(self):
        return [*super()._change_fields(), "closure_id"]
