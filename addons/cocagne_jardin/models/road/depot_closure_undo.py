from datetime import timedelta

from odoo import fields, models
from odoo.exceptions import UserError


class DepotClosure(models.Model):
    """Undoing a closure as a whole, or opening the depot earlier (R13)."""

    _inherit = "cocagne.depot.closure"

    def can_undo(self):
        """Whether all that the closure changed can still be given back."""
        self.ensure_one()
        changes = self.change_ids.filtered(lambda change: change.state == "done")
        return self.state == "applied" and all(changes.mapped("can_undo"))

    def action_undo(self):
        """Give all the baskets back as they were, or refuse as a whole."""
        for closure in self:
            if closure.state != "applied":
                raise UserError(self.env._("%s is not in force.", closure.display_name))
            closure.change_ids.filtered(
                lambda change: change.state == "done"
            ).action_undo()
            closure.state = "undone"
        return True

    def action_reopen(self):
        """The depot opens earlier: what is still to come goes back (R13).

        What was delivered elsewhere stays so; so does what was changed since by hand.
        """
        self.ensure_one()
        if not self.can_apply() or self.state != "applied":
            raise UserError(self.env._("%s is not in force.", self.display_name))
        today = fields.Date.context_today(self)
        values = {}
        for line in self._lines_to_give_back(today):
            values[line.basket_id] = {
                name: value
                for name, value in line.before.items()
                if line.after.get(name) != value
            }
        if values:
            self.env["cocagne.change"]._apply(
                "closure",
                values,
                reason=self.env._("%s is open again", self.depot_id.display_name),
                closure_id=self.id,
            )
        last = today - timedelta(days=1)
        vals = {"date_to": last} if last >= self.date_from else {"state": "undone"}
        self.with_context(closure_reopens=True).write(vals)
        return True

    def _lines_to_give_back(self, today):
        """The changes of baskets that nothing touched since, and that are to come."""
        # sudo: the desk gives back what it changed; invoices are only looked at
        lines = self.sudo().change_ids.filtered(lambda c: c.state == "done").line_ids
        for line in lines:
            basket = line.basket_id
            if not basket or basket.closure_id != self or basket.invoice_line_id:
                continue
            now = basket._change_values()
            if any(now.get(name) != value for name, value in line.after.items()):
                continue
            origin = self.env["cocagne.delivery"].browse(line.before["delivery_id"])
            if origin.state == "planned" and min(origin.date, basket.date) >= today:
                yield line
