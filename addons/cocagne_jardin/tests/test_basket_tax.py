from .common import CocagneCase


class TestBasketTax(CocagneCase):
    """Baskets are priced with the reduced VAT included."""

    def basket(self, **values):
        return (
            self.env["product.template"]
            .with_user(self.user_manager)
            .with_company(self.garden)
            .create({"name": "Solo", "is_basket": True, **values})
        )

    def test_a_new_basket_takes_the_reduced_rate_included(self):
        tax = self.basket().taxes_id
        self.assertEqual((tax.amount, tax.price_include), (5.5, True))

    def test_the_price_is_what_the_member_pays(self):
        basket = self.basket(list_price=10.55)
        amounts = basket.taxes_id.compute_all(10.55)
        self.assertEqual(
            (amounts["total_included"], amounts["total_excluded"]), (10.55, 10.0)
        )

    def test_the_tax_of_the_chart_is_used_again(self):
        self.assertEqual(self.basket().taxes_id, self.basket(name="Duo").taxes_id)

    def test_a_tax_given_is_kept(self):
        self.assertEqual(self.basket(taxes_id=self.vat.ids).taxes_id, self.vat)

    def test_a_garden_without_vat_sells_without(self):
        self.garden.vat_liable = False
        self.assertFalse(self.basket().taxes_id)

    def test_a_rate_that_the_chart_does_not_have_is_created(self):
        tax = self.env["product.template"]._basket_sale_tax(self.garden, 7.0)
        self.assertEqual((tax.amount, tax.price_include), (7.0, True))

    def test_a_garden_without_a_chart_has_no_tax_yet(self):
        garden = self.env["res.company"].create({"name": "No chart"})
        self.assertFalse(self.env["product.template"]._basket_sale_tax(garden))

    def test_the_form_of_a_new_basket_shows_its_vat(self):
        defaults = (
            self.env["product.template"]
            .with_user(self.user_manager)
            .with_context(default_is_basket=True)
            .default_get(["is_basket", "taxes_id", "company_id", "type"])
        )
        self.assertEqual(
            (defaults["type"], defaults["company_id"]), ("service", self.garden.id)
        )
        self.assertTrue(defaults["taxes_id"])
