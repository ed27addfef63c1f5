from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from .content import PRICE_GROUPS


class BasketContent(models.Model):
    """What one basket of a type holds, on one or several rounds of the week (R87)."""

    _name = "cocagne.basket.content"
    _description = "Content of a basket"
    _order = "week desc, sequence, product_id, id"
    _check_company_auto = True

    content_id = fields.Many2one(
        "cocagne.content", required=True, ondelete="cascade", index=True
    )
    company_id = fields.Many2one(related="content_id.company_id", store=True)
    currency_id = fields.Many2one(related="company_id.currency_id")
    week = fields.Date(related="content_id.week", store=True, index=True)
    state = fields.Selection(related="content_id.state")
    sequence = fields.Integer(default=10)
    product_id = fields.Many2one(
        "product.product",
        "Basket type",
        required=True,
        index=True,
        ondelete="restrict",
        check_company=True,
        domain=[("is_basket", "=", True)],
    )
    delivery_ids = fields.Many2many(
        "cocagne.delivery",
        "cocagne_basket_content_delivery_rel",
        "composition_id",
        "delivery_id",
        string="Rounds",
        required=True,
        check_company=True,
    )
    round_label = fields.Char("On the rounds", compute="_compute_round_label")
    line_ids = fields.One2many(
        "cocagne.basket.content.line", "composition_id", "Vegetables"
    )
    basket_count = fields.Integer("Number of baskets", compute="_compute_basket_count")
    member_price = fields.Monetary(
        "Price for members", compute="_compute_prices", groups=PRICE_GROUPS
    )
    target_price = fields.Monetary(
        "Target",
        compute="_compute_target_price",
        store=True,
        readonly=False,
        precompute=True,
        groups=PRICE_GROUPS,
        help="What the vegetables of one basket should be worth.",
    )
    value = fields.Monetary(
        "Usual value",
        compute="_compute_value",
        store=True,
        groups=PRICE_GROUPS,
        help="Of a basket in the depots that have the usual quantities.",
    )
    cost = fields.Monetary(
        "Reference value",
        compute="_compute_value",
        store=True,
        groups=PRICE_GROUPS,
        help="At the prices of the price list, before margin.",
    )
    average_value = fields.Monetary(
        "Value of a basket",
        compute="_compute_prices",
        groups=PRICE_GROUPS,
        help="On average over all the depots.",
    )
    gap = fields.Monetary(
        "Gap to the target", compute="_compute_prices", groups=PRICE_GROUPS
    )
    total_gap = fields.Monetary(
        "Gap of all the baskets", compute="_compute_prices", groups=PRICE_GROUPS
    )
    margin = fields.Float(
        "Real margin (%)",
        compute="_compute_prices",
        groups=PRICE_GROUPS,
        help="What is left of the price without VAT, once the reference value of the "
        "vegetables is taken off, in % of that price.",
    )

    @api.depends("product_id.name", "round_label")
    def _compute_display_name(self):
        for one in self:
            one.display_name = f"{one.product_id.name}, {one.round_label}"

    @api.depends_context("lang")
    @api.depends("delivery_ids.round_id.code", "delivery_ids.date")
    def _compute_round_label(self):
        for one in self:
            codes = one.delivery_ids.sorted("date").round_id.mapped("code")
            everywhere = (
                len(codes) > 1 and one.delivery_ids == one.content_id.delivery_ids
            )
            one.round_label = (
                self.env._("all the rounds") if everywhere else ", ".join(codes)
            )

    @api.depends("delivery_ids", "product_id")
    def _compute_basket_count(self):
        counts = self._counts()
        for one in self:
            one.basket_count = sum(counts.get(one._origin.id or one.id, {}).values())

    def _counts(self):
        """For each composition id, how many baskets each depot gets."""
        counts = {
            (delivery.id, product.id, depot.id): units
            for delivery, product, depot, units in self.env[
                "cocagne.preparation.line"
            ]._read_group(
                [
                    ("delivery_id", "in", self.delivery_ids.ids),
                    ("product_id", "in", self.product_id.ids),
                ],
                ["delivery_id", "product_id", "depot_id"],
                ["quantity:sum"],
            )
        }
        found = {}
        wanted = {}
        for one in self:
            for delivery in one.delivery_ids:
                wanted[delivery._origin.id, one.product_id.id] = one._origin.id
        for (delivery_id, product_id, depot_id), units in counts.items():
            composition_id = wanted.get((delivery_id, product_id))
            if composition_id:
                depots = found.setdefault(composition_id, {})
                depots[depot_id] = depots.get(depot_id, 0) + units
        return found

    @api.depends("product_id", "content_id")
    def _compute_target_price(self):
        for one in self:
            # sudo: the value of a basket is read by those who may, on this model
            product = one.product_id.sudo()
            one.target_price = product.content_target or one._price_of_members()

    def _price_of_members(self, mode=None):
        """What members pay for a basket, with or without VAT as the garden chose."""
        self.ensure_one()
        product = self.product_id.sudo()  # sudo: taxes are closed to preparers
        taxes = product.taxes_id.filtered(
            lambda tax: self.company_id in tax.company_id | tax.company_id.child_ids
        )
        total = taxes.compute_all(product.lst_price, self.currency_id, product=product)
        mode = mode or self.company_id.content_price_mode
        return total["total_included" if mode == "included" else "total_excluded"]

    @api.depends(
        "line_ids.quantity",
        "line_ids.unit_price",
        "line_ids.reference_price",
    )
    def _compute_value(self):
        for one in self:
            lines = one.line_ids
            one.value = sum(line.quantity * line.unit_price for line in lines)
            one.cost = sum(line.quantity * line.reference_price for line in lines)

    @api.depends("value", "cost", "target_price", "line_ids.depot_ids.quantity")
    def _compute_prices(self):
        counts = self._counts()
        for one in self:
            value, cost = one._other_depots(counts.get(one._origin.id, {}))
            one.average_value = one.value + value
            one.gap = one.currency_id.round(one.average_value - one.target_price)
            one.total_gap = one.gap * one.basket_count
            one.member_price = one.product_id and one._price_of_members()
            net = one.product_id and one._price_of_members("excluded")
            one.margin = 100 * (net - one.cost - cost) / net if net else 0.0

    def _other_depots(self, counts):
        """What the depots with another quantity add to the average of a basket.

        :return: (value, reference value), for one basket.
        """
        self.ensure_one()
        value = cost = 0.0
        for line in self.line_ids:
            for row in line.depot_ids:
                more = (row.quantity - line.quantity) * counts.get(row.depot_id.id, 0)
                value += more * line.unit_price
                cost += more * line.reference_price
        baskets = sum(counts.values())
        return (value / baskets, cost / baskets) if baskets else (0.0, 0.0)

    @api.constrains("delivery_ids", "product_id", "content_id")
    def _check_rounds(self):
        for one in self:
            if one.delivery_ids - one.content_id.delivery_ids:
                raise ValidationError(
                    self.env._("Choose rounds of the week of the content only.")
                )
            others = one.content_id.composition_ids.filtered(
                lambda other, one=one: (
                    other != one and other.product_id == one.product_id
                )
            )
            twice = others.delivery_ids & one.delivery_ids
            if twice:
                raise ValidationError(
                    self.env._(
                        "%(basket)s of round %(round)s is written twice: take the "
                        "round off one of the two.",
                        basket=one.product_id.name,
                        round=twice[0].round_id.code,
                    )
                )

    @api.model_create_multi
    def create(self, vals_list):
        compositions = super().create(vals_list)
        compositions.content_id._check_draft()
        return compositions

    def write(self, vals):
        self._check_open()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_closed(self):
        self._check_open()

    def _check_open(self):
        """Nothing changes in what is validated, nor in what has left."""
        self.content_id._check_draft()
        gone = self.delivery_ids._with_content_gone()
        if gone:
            raise UserError(
                self.env._(
                    "%s is delivered: its baskets cannot change any more. If it was "
                    "marked by mistake, undo the delivery first.",
                    gone[0].display_name,
                )
            )

    def action_open_form(self):
        """Open one basket: its vegetables, and the depots that get another quantity."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.display_name,
            "res_model": self._name,
            "res_id": self.id,
            "views": [(False, "form")],
            "target": "new",
        }
