from odoo import api, fields, models
from odoo.exceptions import ValidationError
from odoo.tools import format_date

KINDS = [
    ("basket", "Basket type"),
    ("processed", "Processed product"),
    ("season", "Season of a vegetable"),
    ("closing", "Closing week"),
    ("price", "Price of the mercuriale"),
]
#: What each kind cannot be without.
NEEDED = {
    "basket": ("name", "basket_family"),
    "processed": ("name",),
    "season": ("vegetable_id",),
    "closing": ("name", "monday"),
    "price": ("vegetable_id", "price", "date_from"),
}


class ReferenceItem(models.Model):
    """What the network proposes to its gardens (R100, R102), one line a thing.

    Gardens get it by a release, and answer: they take it, leave it or keep their own.
    """

    _name = "cocagne.reference.item"
    _description = "Reference of the network"
    _order = "kind, name, vegetable_id, date_from desc, id"

    kind = fields.Selection(KINDS, required=True, default="basket", index=True)
    name = fields.Char(
        compute="_compute_name", store=True, readonly=False, precompute=True
    )
    active = fields.Boolean(default=True)
    description = fields.Text(help="What members read.")
    basket_family = fields.Selection(
        lambda self: self._basket_families(),
        "Family",
    )
    currency_id = fields.Many2one(
        "res.currency", required=True, default=lambda self: self._default_currency()
    )
    price = fields.Monetary(
        aggregator=None,
        help="VAT included for baskets and processed products; without VAT, a unit, in "
        "the mercuriale.",
    )
    vegetable_id = fields.Many2one("cocagne.vegetable", index="btree_not_null")
    uom_id = fields.Many2one(related="vegetable_id.uom_id", string="Unit")
    month_ids = fields.Many2many("cocagne.month", string="Months of season")
    monday = fields.Date("Week of", help="Any day of the week that is closed.")
    date_from = fields.Date("From")
    is_released = fields.Boolean(
        "Gardens have it", readonly=True, copy=False, help="As it is now, by a release."
    )
    own_price = fields.Monetary(
        "Your price",
        compute="_compute_own_price",
        help="The price of your garden on that day.",
    )
    is_grown = fields.Boolean("You grow it", compute="_compute_own_price")

    _vegetable_once = models.UniqueIndex(
        "(kind, vegetable_id, COALESCE(date_from, '1900-01-01'))"
        " WHERE active AND vegetable_id IS NOT NULL",
        "This vegetable is in the list already, from that day.",
    )
    _price_positive = models.Constraint(
        "CHECK (price >= 0)", "A price is not below zero."
    )

    def _basket_families(self):
        """Those of the products, in the words of the reader."""
        families = self.env["product.template"]._fields["basket_family"]
        return families._description_selection(self.env)

    def _default_currency(self):
        network = self.env["res.company"]._network()
        return (network or self.env.company).currency_id

    @api.depends("vegetable_id", "kind")
    def _compute_name(self):
        for item in self:
            if item.vegetable_id:
                item.name = item.vegetable_id.name

    @api.depends("name", "kind", "date_from", "monday")
    def _compute_display_name(self):
        for item in self:
            day = item.date_from if item.kind == "price" else item.monday
            parts = [item.name or "", day and format_date(self.env, day)]
            item.display_name = " ".join(filter(None, parts))

    @api.depends_context("company")
    @api.depends("vegetable_id", "date_from")
    def _compute_own_price(self):
        """Of the user's garden; 0 where it has none."""
        products = self.env["product.product"].search(
            [
                ("vegetable_id", "in", self.vegetable_id.ids),
                ("company_id", "=", self.env.company.root_id.id),
            ]
        )
        by_vegetable = {one.vegetable_id.id: one.id for one in products}
        for day in set(self.mapped("date_from")):
            prices = self.env["cocagne.produce.price"]._on(
                day or fields.Date.today(), products, self.env.company.root_id
            )
            for item in self.filtered(lambda one, day=day: one.date_from == day):
                product = by_vegetable.get(item.vegetable_id.id)
                item.own_price = prices.get(product, 0.0)
                item.is_grown = bool(product)

    @api.constrains("kind", "name", "basket_family", "vegetable_id", "monday")
    def _check_needed(self):
        for item in self:
            for name in NEEDED[item.kind]:
                if name != "price" and not item[name]:
                    raise ValidationError(
                        self.env._(
                            "%(item)s: « %(field)s » is missing.",
                            item=item.display_name,
                            field=item._fields[name]._description_string(self.env),
                        )
                    )

    def write(self, vals):
        """What changes is no longer what gardens have."""
        if vals.keys() - {"is_released"}:
            vals = {**vals, "is_released": False}
        return super().write(vals)

    def _key(self):
        """Names the thing over all releases."""
        self.ensure_one()
        if self.kind in ("season", "price"):
            return f"{self.kind}-{self.vegetable_id.id}"
        return f"{self.kind}-{self.id}"

    def _values(self):
        """What the network says of it, ready to be compared and kept as JSON."""
        self.ensure_one()
        return self.env["cocagne.reference.kind"]._of(self.kind)._values(self)

    def action_take(self):
        """Take these prices of the mercuriale as the garden's own, from their day."""
        prices = self.filtered(lambda one: one.kind == "price")
        taken = self.env["cocagne.reference.kind.price"]._take(prices)
        message = self.env._("Prices taken: %s", taken)
        if taken < len(prices):
            message += " " + self.env._("The garden does not grow the others.")
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "success",
                "message": message,
                "next": {"type": "ir.actions.client", "tag": "soft_reload"},
            },
        }

    def action_take_all(self):
        """Take every price that gardens have."""
        return self.search(
            [("kind", "=", "price"), ("is_released", "=", True)]
        ).action_take()
