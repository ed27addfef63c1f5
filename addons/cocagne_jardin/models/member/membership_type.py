from odoo import api, fields, models


class MembershipType(models.Model):
    """A kind of membership with its fee: normal, support, solidarity... (R32)."""

    _name = "cocagne.membership.type"
    _description = "Membership type"
    _inherit = "cocagne.money.of.garden"
    _of_house = True
    _order = "sequence, id"
    _check_company_auto = True
    _check_company_domain = models.check_company_domain_parent_of

    name = fields.Char("Label", required=True, help="For example: Normal, Support.")
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    amount = fields.Monetary(
        "Fee",
        help="What a member pays for one period. It can be changed on each member.",
    )
    is_support = fields.Boolean(
        "Support",
        help="For members who help the garden without taking baskets. They are called "
        "to the general assembly like the others.",
    )
    is_exempt = fields.Boolean(
        "No fee is asked",
        help="For professionals and staff, who buy without being members.",
    )
    product_id = fields.Many2one(
        "product.product",
        "Product on the invoice",
        check_company=True,
        help="Its income account receives the fees. Leave it empty to use the usual "
        "one of the garden.",
    )

    _amount_not_negative = models.Constraint(
        "CHECK (amount >= 0)", "A membership fee cannot be less than 0."
    )

    @api.model_create_multi
    def create(self, vals_list):
        types = super().create(vals_list)
        for kind in types.filtered(lambda t: not t.product_id and not t.is_exempt):
            kind.product_id = kind.company_id._get_membership_product()
        return types

    @api.onchange("is_exempt")
    def _onchange_is_exempt(self):
        if self.is_exempt:
            self.amount = 0.0
