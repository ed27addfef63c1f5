from odoo import api, fields, models
from odoo.tools import format_date

from .basket_change import plain


class ChangeLine(models.Model):
    """One basket of a change, before and after; or, without a basket, what changed
    on the subscription itself."""

    _name = "cocagne.change.line"
    _description = "Detail of a change"
    _order = "change_id desc, id"
    _check_company_auto = True

    change_id = fields.Many2one(
        "cocagne.change", required=True, readonly=True, index=True, ondelete="cascade"
    )
    company_id = fields.Many2one("res.company", "Garden", required=True, readonly=True)
    basket_id = fields.Many2one(
        "cocagne.basket",
        readonly=True,
        index="btree_not_null",
        ondelete="set null",
        help="Empty when the subscription itself changed, or when the basket was "
        "planned anew since.",
    )
    order_id = fields.Many2one(
        "sale.order", "Subscription", required=True, readonly=True, index=True
    )
    before = fields.Json("Values before", required=True, readonly=True)
    after = fields.Json("Values after", required=True, readonly=True)
    product_id = fields.Many2one(related="basket_id.product_id")
    before_label = fields.Char("Before", compute="_compute_labels")
    after_label = fields.Char("After", compute="_compute_labels")

    @api.depends_context("lang")
    @api.depends("before", "after")
    def _compute_labels(self):
        """Both sides in words; what is the same on both sides is said once."""
        known = self._sides()
        for line in self:
            before, after = line.before or {}, line.after or {}
            differ = {name for name in after if before.get(name) != after[name]}
            line.before_label = line._label(before, differ, known)
            line.after_label = line._label(after, differ, known)

    def _sides(self):
        """The deliveries and depots that the JSON names, read in one go: by model and
        id, without those that were deleted since."""
        wanted = {"cocagne.delivery": set(), "cocagne.depot": set()}
        for line in self:
            for side in (line.before or {}, line.after or {}):
                wanted["cocagne.delivery"].add(side.get("delivery_id"))
                wanted["cocagne.depot"].add(side.get("depot_id"))
        return {
            model: {
                record.id: record
                for record in self.env[model].browse(ids - {None, False}).exists()
            }
            for model, ids in wanted.items()
        }

    def _label(self, side, differ, known):
        """One side of the change: the day first, then what differs."""
        self.ensure_one()
        parts = []
        if side.get("delivery_id"):
            delivery = known["cocagne.delivery"].get(side["delivery_id"])
            parts.append(
                format_date(self.env, delivery.date, date_format="EEEE d MMMM")
                if delivery
                else "?"
            )
        if "depot_id" in differ:
            depot = known["cocagne.depot"].get(side["depot_id"])
            parts.append(depot.display_name if depot else "?")
        if "state" in differ:
            states = self.env["cocagne.basket"]._fields["state"]
            parts.append(
                dict(states._description_selection(self.env)).get(side["state"], "")
            )
        if "quantity" in differ:
            parts.append(f"× {side['quantity']}")
        return ", ".join(filter(None, parts))

    def _deliveries_before(self):
        """The deliveries on which these baskets were, those that still exist."""
        ids = {line.before.get("delivery_id") for line in self}
        return self.env["cocagne.delivery"].browse(ids - {None, False}).exists()

    def _is_of_lost_basket(self):
        """Whether the basket of this line was planned anew since."""
        self.ensure_one()
        return not self.basket_id and "state" in self.after

    def _order_changed_since(self):
        """Whether the subscription is no longer as this line left it."""
        self.ensure_one()
        return any(
            plain(self.order_id[name]) != value for name, value in self.after.items()
        )

    def _sentence(self):
        """For example: Simple: mardi 16 juin → mardi 23 juin."""
        self.ensure_one()
        sides = " → ".join(filter(None, [self.before_label, self.after_label]))
        return ": ".join(filter(None, [self.product_id.name, sides]))
