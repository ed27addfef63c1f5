from datetime import datetime, time

from odoo import api, fields, models
from odoo.exceptions import UserError


class Change(models.Model):
    """Undoing a change: until its deadline, if nothing moved on since."""

    _inherit = "cocagne.change"

    undo_until = fields.Datetime(
        "Can be undone until",
        readonly=True,
        help="After that the garden has begun to prepare. The manager may still undo "
        "until the delivery.",
    )
    undone_by_id = fields.Many2one("res.users", "Undone by", readonly=True)
    undone_on = fields.Datetime(readonly=True)
    can_undo = fields.Boolean("Can be undone", compute="_compute_can_undo")
    why_not_undo = fields.Char(compute="_compute_can_undo")

    @api.depends_context("uid")
    @api.depends("state", "line_ids.after", "line_ids.basket_id")
    def _compute_can_undo(self):
        # sudo: only what is read anyway below, in one go
        self.sudo().line_ids._deliveries_before().fetch(["active", "date", "state"])
        for change in self:
            change.why_not_undo = change._why_not_undo()
            change.can_undo = not change.why_not_undo

    def action_undo(self):
        """Give the baskets and the subscription back as they were before.

        Several changes are undone together, the latest first, or not at all.

        :raises UserError: past the deadline, billed, delivered or changed since.
        """
        todo = self.filtered(lambda change: change.state == "done")
        # sudo: the history and the baskets are written by their door only; who may
        # undo is checked for each change
        todo.sudo().line_ids.basket_id._lock_for_change()
        for layer in todo._layers():
            layer._undo_layer()
        return True

    def _layers(self):
        """These changes from the last to the first, in groups without a basket in
        common: a group is undone at once, whatever its size."""
        layers, held = [], set()
        for change in self.sorted(lambda c: (c.date, c.id), reverse=True):
            baskets = {line.basket_id or line.order_id for line in change.line_ids}
            if not layers or held & baskets:
                layers.append(self.browse())
                held = set()
            layers[-1] += change
            held |= baskets
        return layers

    def _undo_layer(self):
        for change in self:
            refusal = change._why_not_undo()
            if refusal:
                raise UserError(refusal)
        # sudo: see action_undo
        self.sudo()._restore()
        self.sudo().write(
            {
                "state": "undone",
                "undone_by_id": self.env.uid,
                "undone_on": fields.Datetime.now(),
            }
        )

    def _restore(self):
        """Write the values before, of the subscriptions then of the baskets."""
        todo = {}
        for line in self.line_ids:
            differ = {
                name: value
                for name, value in line.before.items()
                if line.after.get(name) != value
            }
            if line.basket_id:
                todo[line.basket_id.id] = differ
            else:
                line.order_id.write(differ)
        self._write_baskets(todo)

    def _why_not_undo(self):
        """Why the user cannot undo this change now; empty when they can."""
        self.ensure_one()
        if self.state != "done":
            return self.env._("This change is already undone.")
        return (
            self._why_not_undo_user()
            or self._why_not_undo_late()
            or self._why_not_undo_since()
        )

    def _why_not_undo_user(self):
        user = self.env.user
        if user.has_group("cocagne_jardin.group_sales_desk"):
            return ""
        mine = self.partner_id and self.partner_id == user.partner_id
        if mine and self.user_id == user and not self.derogation:
            return ""
        return self.env._("Only the sales desk can undo this change.")

    def _why_not_undo_late(self):
        now = fields.Datetime.now()
        if not self.undo_until or now <= self.undo_until:
            return ""
        if self.env.user.has_group("cocagne_jardin.group_manager"):
            return ""
        return self.env._(
            "It is too late to undo this change: the baskets are being prepared. "
            "Make a new change, or ask the manager."
        )

    def _why_not_undo_since(self):
        """What happened to the baskets after this change."""
        # sudo: members and preparers see neither invoices nor the whole basket
        for line in self.sudo().line_ids:
            basket = line.basket_id
            if not basket:
                if line._is_of_lost_basket() or line._order_changed_since():
                    return self.env._(
                        "The subscription was changed or planned anew since: this "
                        "change cannot be undone. Make a new change instead."
                    )
                continue
            if basket.invoice_line_id and not basket._may_correct_billed():
                return self.env._(
                    "%s is already invoiced: this change cannot be undone. Ask the "
                    "accountant for a credit note.",
                    basket.display_name,
                )
            now = basket._change_values()
            if any(now.get(name) != value for name, value in line.after.items()):
                return self.env._(
                    "%s was changed or delivered since: undo what came later first.",
                    basket.display_name,
                )
            if basket._comes_back_too_late(line):
                return self.env._(
                    "%s would come back on a delivery that is already done or "
                    "closed. Make a new change instead.",
                    basket.display_name,
                )
        return ""

    @api.model
    def _prepare_change(self, header, lines):
        vals = super()._prepare_change(header, lines)
        vals.setdefault("undo_until", self._undo_limit(vals, lines))
        return vals

    @api.model
    def _undo_limit(self, vals, lines):
        """The first instant of the earliest delivery concerned; none for a correction
        of the past, which can be undone as long as nothing is billed."""
        if vals["kind"] == "correction":
            return False
        sides = [side for line in lines for side in (line["before"], line["after"])]
        ids = {side["delivery_id"] for side in sides if side.get("delivery_id")}
        days = self.env["cocagne.delivery"].browse(ids).mapped("date")
        return datetime.combine(min(days), time.min) if days else False
