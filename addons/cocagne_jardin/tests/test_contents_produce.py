"""The vegetables that a garden may put into its baskets (R87)."""

from odoo.exceptions import AccessError, ValidationError
from odoo.tests import Form

from .contents_case import ContentCase


class TestProduce(ContentCase):
    """Vegetables as products (R38)."""

    def test_the_common_vegetables_are_created_once(self):
        products = self.env["product.template"].with_user(self.user_manager)
        domain = [
            ("vegetable_id", "!=", False),
            ("company_id", "=", self.garden.id),
        ]
        products.action_create_produce()
        found = products.search(domain)
        self.assertEqual(len(found), 66)
        carrot = found.filtered(
            lambda one: (
                one.vegetable_id == self.env.ref("cocagne_jardin.vegetable_carrot")
            )
        )
        self.assertEqual(carrot.with_context(lang="fr_FR").name, "Carotte")
        self.assertEqual((carrot.portion_step, carrot.portion_least), (0.05, 0.4))
        self.assertTrue(carrot.is_storable and carrot.in_season)
        found[0].active = False
        products.action_create_produce()
        self.assertEqual(products.search(domain), found[1:])

    def test_the_desk_does_not_create_the_vegetables(self):
        with self.assertRaises(AccessError):
            self.env["product.template"].with_user(
                self.user_sales_desk
            ).action_create_produce()

    def test_pieces_are_whole_and_weights_go_by_fifty_grammes(self):
        self.assertEqual(self.lettuce.portion_step, 1.0)
        self.assertEqual(self.carrot.portion_step, 0.05)
        with self.assertRaises(ValidationError):
            self.carrot.portion_step = 0
        with self.assertRaises(ValidationError):
            self.carrot.portion_least = -1

    def test_the_season_is_searched(self):
        june = self.env.ref("cocagne_jardin.month_06")
        self.lettuce.month_ids = june
        products = self.env["product.product"]
        own = [("id", "in", (self.lettuce | self.carrot).ids)]
        self.assertEqual(
            products.search([*own, ("in_season", "=", True)]), self.lettuce
        )
        self.assertEqual(
            products.search([*own, ("in_season", "=", False)]), self.carrot
        )

    def test_the_form_of_a_vegetable_fills_itself(self):
        form = Form(
            self.env["product.template"]
            .with_user(self.user_manager)
            .with_context(default_is_produce=True),
            view="cocagne_jardin.view_produce_form",
        )
        form.name = "Navet"
        product = form.save()
        self.assertEqual(product.company_id, self.garden)
        self.assertTrue(product.is_storable)
        self.assertEqual(product.origin_id.code, "FR")
