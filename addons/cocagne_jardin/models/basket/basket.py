from odoo import api, fields, models
from odoo.exceptions import UserError

#: What a member received, or could have: it counts as delivered on the order.
DELIVERED_STATES = ("delivered", "not_collected", "given")
#: What nobody prepares: no paper, no label and no count holds it.
NOT_PREPARED_STATES = ("cancelled", "held")
STATES = [
    ("planned", "To deliver"),
    ("delivered", "Delivered"),
    ("not_collected", "Not collected"),
    ("given", "Given"),
    ("lost", "Lost"),
    ("returned", "Brought back"),
    ("held", "Held back"),
    ("cancelled", "Cancelled"),
]


class Basket(models.Model):
    """One line of a subscription on one delivery (R81, R85).

    The planner writes a whole season of them at once, by SQL: every stored field here
    must be one that it fills. ``planned_delivery_id`` never changes, so that planning
    again finds the basket wherever it was moved since.
    """

    _name = "cocagne.basket"
    _description = "Basket"
    _order = "date, depot_id, id"
    _check_company_auto = True

    order_line_id = fields.Many2one(
        "sale.order.line", required=True, readonly=True, ondelete="restrict", index=True
    )
    order_id = fields.Many2one(
        "sale.order", "Subscription", required=True, readonly=True, index=True
    )
    company_id = fields.Many2one(
        "res.company", "Garden", required=True, readonly=True, index=True
    )
    partner_id = fields.Many2one(
        "res.partner", "Member", required=True, readonly=True, index=True
    )
    product_id = fields.Many2one(
        "product.product", "Basket type", required=True, readonly=True, index=True
    )
    season_id = fields.Many2one(
        "cocagne.season", required=True, readonly=True, index=True
    )
    planned_delivery_id = fields.Many2one(
        "cocagne.delivery", "Planned for", required=True, readonly=True
    )
    delivery_id = fields.Many2one(
        "cocagne.delivery",
        required=True,
        ondelete="restrict",
        index=True,
        check_company=True,
    )
    date = fields.Date(
        related="delivery_id.date", store=True, index=True, string="Delivered on"
    )
    round_id = fields.Many2one(
        related="delivery_id.round_id", store=True, string="Round"
    )
    depot_id = fields.Many2one(
        "cocagne.depot", required=True, index=True, check_company=True
    )
    quantity = fields.Integer(
        required=True, default=1, help="What counts and is billed."
    )
    prepared_product_id = fields.Many2one(
        "product.product",
        "Prepared as",
        compute="_compute_prepared",
        store=True,
        index=True,
        help="What is in the crate, when it differs: two simple baskets of the same "
        "week may become one big one.",
    )
    prepared_quantity = fields.Integer(
        "To prepare", compute="_compute_prepared", store=True
    )
    state = fields.Selection(STATES, default="planned", required=True, index=True)
    is_moved = fields.Boolean("Moved", compute="_compute_is_moved")
    invoice_line_id = fields.Many2one(
        "account.move.line",
        "Invoice line",
        readonly=True,
        copy=False,
        ondelete="set null",
        index="btree_not_null",
        groups="cocagne_jardin.group_sales_desk,cocagne_jardin.group_accountant",
    )

    _planned_once = models.UniqueIndex(
        "(order_line_id, planned_delivery_id)",
        "This basket is already planned on this delivery.",
    )
    _quantity_positive = models.Constraint(
        "CHECK (quantity > 0)", "A basket has a quantity of at least 1."
    )

    @api.depends("product_id", "quantity")
    def _compute_prepared(self):
        for basket in self:
            basket.prepared_product_id = basket.product_id
            basket.prepared_quantity = basket.quantity

    @api.depends("partner_id", "product_id", "quantity")
    def _compute_display_name(self):
        for basket in self:
            basket.display_name = (
                f"{basket.partner_id.name}, {basket.quantity} × "
                f"{basket.product_id.name}"
            )

    @api.depends("delivery_id", "planned_delivery_id")
    def _compute_is_moved(self):
        for basket in self:
            basket.is_moved = basket.delivery_id != basket.planned_delivery_id

    # -- what happened on the day (R85) ---------------------------------------------

    def action_deliver(self):
        return self._mark("delivered")

    def action_not_collected(self):
        return self._mark("not_collected")

    def action_given(self):
        return self._mark("given")

    def action_lost(self):
        return self._mark("lost")

    def action_to_deliver(self):
        return self._mark("planned")

    def _mark(self, state):
        self.delivery_id._check_may_deliver()
        self._set_state(state)
        return True

    def _set_state(self, state):
        """Set the state of many baskets at once; the order lines follow in one go.

        :raises UserError: when one of them is billed: a credit note corrects it.
        """
        todo = self.filtered(lambda basket: basket.state != state)
        todo._check_not_billed()
        # sudo: preparers read baskets and change nothing in them but what happened
        todo.sudo().write({"state": state})

    def _check_not_billed(self):
        # sudo: preparers do not see invoices, but must not change billed baskets
        billed = self.sudo().filtered("invoice_line_id")
        if billed:
            raise UserError(
                self.env._(
                    "%s is already invoiced. Ask the accountant for a credit note, "
                    "then correct the delivery.",
                    billed[0].display_name,
                )
            )
