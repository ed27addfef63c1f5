from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.tests import new_test_user

from .contents_case import TUESDAY, ContentCase


class TestPublished(ContentCase):
    """What members read: their own basket, as the garden chose (R88)."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.user_alice = new_test_user(
            cls.env, login="test_alice", groups="base.group_portal"
        )
        cls.user_alice.write(
            {
                "partner_id": cls.alice.id,
                "company_ids": [Command.set(cls.garden.ids)],
                "company_id": cls.garden.id,
            }
        )
        cls.garden.content_on_leaflet = False

    def basket(self, member):
        return self.delivery(TUESDAY).basket_ids.filtered(
            lambda one: one.partner_id == member
        )

    def told(self, basket, user=None):
        contents = self.env["cocagne.content"].with_user(user or self.user_alice)
        return contents.public_data(basket.with_user(user or self.user_alice))

    def published(self, **quantities):
        content = self.validated(**quantities)
        content.action_publish()
        return content

    def test_r88_a_member_reads_their_own_basket(self):
        self.carrot.is_not_organic = True
        self.carrot.origin_id = self.env.ref("base.es")
        self.published(carrot=2)
        data = self.told(self.basket(self.alice))
        self.assertEqual((data["basket"], data["has_not_organic"]), ("Simple", True))
        self.assertEqual(
            data["vegetables"],
            [
                {
                    "name": "Carrot",
                    "quantity": "2 kg",
                    "price": "",
                    "is_not_organic": True,
                    "origin": "Spain",
                    "varies": False,
                }
            ],
        )

    def test_r88_nobody_reads_the_basket_of_another(self):
        self.published(carrot=1)
        with self.assertRaisesRegex(AccessError, "your own basket"):
            self.told(self.basket(self.bruno))
        stranger = self.make_user(
            "stranger", "cocagne_jardin.group_manager", self.other_garden
        )
        with self.assertRaises(AccessError):
            self.told(self.basket(self.alice), stranger)

    def test_r88_nothing_is_read_before_it_is_published(self):
        content = self.validated(carrot=1)
        self.assertIsNone(self.told(self.basket(self.alice)))
        content.action_publish()
        self.assertTrue(self.told(self.basket(self.alice)))
        content.action_reset()
        self.assertIsNone(self.told(self.basket(self.alice)))

    def test_r88_a_garden_may_not_publish_on_the_web_site(self):
        self.garden.content_on_portal = False
        self.published(carrot=1)
        with self.assertRaises(AccessError):
            self.told(self.basket(self.alice))

    def test_r88_the_garden_chooses_what_is_shown(self):
        self.published(carrot=1)
        basket = self.basket(self.alice)
        shown = {}
        for mode in ("list", "weights", "prices"):
            self.garden.content_shown = mode
            [line] = self.told(basket)["vegetables"]
            shown[mode] = (bool(line["quantity"]), bool(line["price"]))
        self.assertEqual(
            shown,
            {
                "list": (False, False),
                "weights": (True, False),
                "prices": (True, True),
            },
        )

    def test_r88_a_member_reads_what_their_depot_gets(self):
        content = self.make_content()
        simple = self.composition(content, self.simple)
        self.put(simple, carrot=1, lettuce=1)
        line = simple.line_ids.filtered(lambda one: one.product_id == self.lettuce)
        line.depot_ids.create(
            {"line_id": line.id, "depot_id": self.mairie.id, "quantity": 0}
        )
        content.action_validate()
        content.action_publish()
        names = [
            row["name"] for row in self.told(self.basket(self.alice))["vegetables"]
        ]
        self.assertEqual(names, ["Carrot"])

    def test_r88_a_draft_is_not_published(self):
        with self.assertRaisesRegex(UserError, "Validate the content"):
            self.make_content().action_publish()

    def test_r88_a_portal_user_reads_no_content_by_the_models(self):
        content = self.published(carrot=1)
        for records in (
            content,
            content.composition_ids,
            content.composition_ids.line_ids,
            content.available_ids,
        ):
            with self.assertRaises(AccessError):
                records.with_user(self.user_alice).read(["company_id"])


class TestLeaflet(ContentCase):
    """The « feuille de chou » (R88, R98)."""

    def html(self, content):
        html, _kind = self.env["ir.actions.report"]._render_qweb_html(
            "cocagne_jardin.report_leaflet", content.ids
        )
        return html.decode()

    def test_r98_the_leaflet_tells_each_basket_once(self):
        content = self.validated(carrot=1, lettuce=2)
        content.editorial = "<p>Bonne semaine</p>"
        text = self.html(content)
        for words in ("Simple", "Familial", "Carrot", "2</td>", "Bonne semaine"):
            self.assertIn(words, text)
        self.assertEqual(text.count("<h3>Simple</h3>"), 1)

    def test_r98_not_organic_and_origin_are_flagged(self):
        content = self.validated(carrot=1)
        self.assertNotIn("Not organic", self.html(content))
        self.carrot.is_not_organic = True
        self.carrot.origin_id = self.env.ref("base.es")
        text = self.html(content)
        self.assertIn("* Not organic.", text)
        self.assertIn("Spain", text)

    def test_r98_no_price_stands_on_the_leaflet_unless_the_garden_wants_it(self):
        content = self.validated(carrot=1)
        self.assertNotIn("€", self.html(content))
        self.garden.content_shown = "prices"
        self.assertIn("€", self.html(content))

    def test_r98_the_published_leaflet_is_archived(self):
        content = self.validated(carrot=1)
        content = content.with_context(force_report_rendering=True)
        content.with_user(self.user_sales_desk).action_publish()
        self.assertEqual(content.leaflet_ids.mapped("mimetype"), ["application/pdf"])
        self.assertTrue(content.leaflet_ids.raw.startswith(b"%PDF"))
        content.action_reset()
        content.action_validate()
        content.action_publish()
        self.assertEqual(len(set(content.leaflet_ids.mapped("name"))), 2)


class TestWeekMail(ContentCase):
    """The mail of the week (R88, R97)."""

    def publish(self, content):
        content.with_context(force_report_rendering=True).action_publish()

    def sent(self):
        return self.env["cocagne.mail.sent"].search(
            [("scenario_id.code", "=", "week_contents")]
        )

    def make_ready(self):
        self.garden.content_by_mail = True
        members = self.alice | self.bruno | self.chloe | self.eric
        for member in members:
            member.email = f"member{member.id}@example.org"
        # two baskets of the week for Alice, one mail
        self.make_subscription(self.alice, self.gare, self.familial)

    def test_r88_each_member_gets_one_mail_about_their_own_baskets(self):
        self.make_ready()
        content = self.validated(carrot=2)
        self.publish(content)
        rows = self.sent()
        self.assertEqual(
            rows.partner_id, self.alice | self.bruno | self.chloe | self.eric
        )
        self.assertEqual(len(rows), 4)
        own = rows.filtered(lambda row: row.partner_id == self.alice)
        self.assertIn("Familial", own.body)
        self.assertIn("Simple", own.body)
        self.assertIn("2 kg", own.body)
        other = rows.filtered(lambda row: row.partner_id == self.bruno)
        self.assertNotIn("Familial", other.body)
        self.assertEqual(rows.attachment_ids, content.leaflet_ids)

    def test_r88_a_correction_writes_to_nobody_twice(self):
        self.make_ready()
        content = self.validated(carrot=2)
        self.publish(content)
        content.action_reset()
        content.action_validate()
        self.publish(content)
        self.assertEqual(len(self.sent()), 4)

    def test_r88_a_garden_without_mails_writes_to_nobody(self):
        self.make_ready()
        self.garden.content_by_mail = False
        self.publish(self.validated(carrot=2))
        self.assertFalse(self.sent())


class TestRecipes(ContentCase):
    """Recipes, each garden's and the network's (R100)."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.kind_carrot = cls.env.ref("cocagne_jardin.vegetable_carrot")
        cls.kind_leek = cls.env.ref("cocagne_jardin.vegetable_leek")
        cls.carrot.vegetable_id = cls.kind_carrot
        cls.soup = cls.make_recipe("Velouté d'été", cls.kind_carrot, cls.garden)
        cls.tart = cls.make_recipe("Leek tart", cls.kind_leek, cls.other_garden)
        cls.network = cls.make_recipe("Carrot cake", cls.kind_carrot, None)

    @classmethod
    def make_recipe(cls, name, vegetable, garden, **values):
        return (
            cls.env["cocagne.recipe"]
            .sudo()
            .create(
                {
                    "name": name,
                    "company_id": garden.id if garden else False,
                    "steps": "<p>Cook it.</p>",
                    "ingredient_ids": [
                        Command.create(
                            {"vegetable_id": vegetable.id, "amount": "500 g"}
                        )
                    ],
                    **values,
                }
            )
            .sudo(False)
        )

    def test_r100_a_garden_reads_its_recipes_and_the_networks(self):
        recipes = self.env["cocagne.recipe"].with_user(self.user_preparer)
        self.assertEqual(recipes.search([]), self.soup | self.network)
        self.tart.sudo().is_shared = True
        self.assertIn(self.tart, recipes.search([]))
        self.assertTrue(self.tart.with_user(self.user_preparer).ingredient_ids.name)

    def test_r100_a_garden_changes_its_own_recipes_only(self):
        self.tart.sudo().is_shared = True
        self.soup.with_user(self.user_sales_desk).servings = 6
        for recipe in (self.tart, self.network):
            with self.assertRaises(AccessError):
                recipe.with_user(self.user_sales_desk).servings = 6
        with self.assertRaises(AccessError):
            self.env["cocagne.recipe"].with_user(self.user_sales_desk).create(
                {"name": "Mine", "company_id": False, "steps": "x"}
            )

    def test_r100_the_recipe_of_another_is_adapted_in_a_copy(self):
        own = self.env["cocagne.recipe"].browse(
            self.network.with_user(self.user_sales_desk).action_adapt()["res_id"]
        )
        self.assertEqual(own.company_id, self.garden)
        self.assertEqual(own.ingredient_ids.vegetable_id, self.kind_carrot)

    def test_r100_recipes_are_found_by_any_word_with_or_without_accents(self):
        recipes = self.env["cocagne.recipe"]
        for words, found in (
            ("veloute ete", self.soup),
            ("VELOUTÉ", self.soup),
            ("carotte cake", self.network),
            ("carrot", self.soup | self.network),
            ("leek cake", recipes),
        ):
            with self.subTest(words=words):
                self.assertEqual(
                    recipes.search([("search_words", "ilike", words)])
                    & (self.soup | self.network | self.tart),
                    found,
                )

    def test_r100_the_week_suggests_recipes_of_its_vegetables(self):
        content = self.validated(carrot=1)
        content.action_suggest_recipes()
        self.assertEqual(content.recipe_ids, self.soup | self.network)
        following = self.make_content("2026-06-22")
        self.put(self.composition(following, self.simple), carrot=1)
        other = self.make_recipe("Grated carrots", self.kind_carrot, self.garden)
        following.action_suggest_recipes()
        # what was printed last week comes after
        self.assertEqual(following.recipe_ids, other | self.network)

    def test_r100_the_recipe_of_another_garden_is_not_printed(self):
        with self.assertRaisesRegex(Exception, "recipe of another garden"):
            self.make_content().recipe_ids = self.tart

    def test_r100_the_shared_recipe_of_another_garden_is_printed(self):
        self.tart.sudo().is_shared = True
        content = self.make_content().with_user(self.user_sales_desk)
        content.recipe_ids = self.tart
        self.assertEqual(content.recipe_ids, self.tart)

    def test_r100_the_recipe_is_on_the_leaflet(self):
        content = self.validated(carrot=1)
        content.recipe_ids = self.network
        html, _kind = self.env["ir.actions.report"]._render_qweb_html(
            "cocagne_jardin.report_leaflet", content.ids
        )
        self.assertIn(b"Carrot cake", html)
        self.assertIn(b"500 g", html)
