from odoo import api, fields, models

#: Families of baskets that a garden buys more often than it grows.
BOUGHT_FAMILIES = ("bread", "dairy")


class ProductTemplate(models.Model):
    """Where the sales of a product go in the accounts, by what the product is.

    The account stays a field of the product that the accountant may change.
    """

    _inherit = "product.template"

    is_bought_in = fields.Boolean(
        "Bought to be sold again",
        compute="_compute_is_bought_in",
        store=True,
        readonly=False,
        help="What the garden does not grow itself: its sales are sales of goods "
        "(707), those of the garden's own produce are 701.",
    )

    @api.depends("basket_family")
    def _compute_is_bought_in(self):
        for product in self:
            product.is_bought_in = product.basket_family in BOUGHT_FAMILIES

    @api.model_create_multi
    def create(self, vals_list):
        products = super().create(vals_list)
        products._set_missing_income_accounts()
        return products

    @api.onchange("is_bought_in")
    def _onchange_is_bought_in(self):
        if self.is_basket and self.company_id.root_id.chart_template:
            key = self._ledger_key()
            self.property_account_income_id = self.company_id._ledger_account(key)

    def _ledger_key(self):
        """The key of the account of a product's sales; None: that of its category."""
        self.ensure_one()
        if self == self.company_id.membership_product_id.product_tmpl_id:
            return "membership"
        if self.is_basket:
            return "bought_in" if self.is_bought_in else "own_produce"
        return None

    def _set_missing_income_accounts(self):
        """Give its account to each product of a garden that has none of its own."""
        houses = self.company_id.filtered(
            lambda company: company.is_garden and company.root_id.chart_template
        )
        for house in houses:
            mine = self.filtered(lambda p, house=house: p.company_id == house)
            for company in house | house.child_ids:
                mine.with_company(company)._fill_income_account(company)

    def _fill_income_account(self, company):
        # sudo: whoever creates a basket gets the account of the garden
        for product in self.sudo():
            key = product._ledger_key()
            if key and not product.property_account_income_id:
                product.property_account_income_id = company._ledger_account(key)


class ResCompany(models.Model):
    """The products that were there before their accounts."""

    _inherit = "res.company"

    def _set_up_product_accounts(self):
        self.ensure_one()
        products = self.env["product.template"].with_context(active_test=False)
        mine = [("company_id", "=", self.id)]
        baskets = products.search([*mine, ("is_basket", "=", True)])
        membership = self.membership_product_id.product_tmpl_id
        (baskets | membership)._set_missing_income_accounts()

    def _get_membership_product(self):
        """The fee is outside VAT, and goes to 756 as soon as its product exists."""
        product = super()._get_membership_product()
        house = self.root_id.sudo()  # sudo: an establishment may not read its house
        if house.chart_template:
            template = product.product_tmpl_id.with_company(self)
            template._fill_income_account(self)
        return product
