from psycopg2.errors import UniqueViolation

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tools import mute_logger

from .contents_case import TUESDAY, WEEK, ContentCase


class TestComposition(ContentCase):
    """What is in each basket, what it is worth (R87)."""

    def test_r87_the_baskets_of_the_week_appear_with_their_numbers(self):
        content = self.make_content()
        counts = {
            one.product_id: (one.basket_count, one.delivery_ids.round_id)
            for one in content.composition_ids
        }
        self.assertEqual(
            counts,
            {self.simple: (3, self.m1 | self.v1), self.familial: (1, self.v1)},
        )
        content.action_prepare()
        self.assertEqual(len(content.composition_ids), 2)

    def test_r87_a_basket_has_a_value_a_target_and_a_gap(self):
        content = self.make_content()
        simple = self.composition(content, self.simple)
        self.put(simple, lettuce=1, carrot=2)
        self.assertEqual((simple.value, simple.target_price), (5.0, 10.0))
        self.assertEqual((simple.gap, simple.total_gap), (-5.0, -15.0))
        self.assertEqual(content.total_value, 15.0)

    def test_r87_the_target_is_with_or_without_vat_as_the_garden_chose(self):
        self.garden.content_price_mode = "excluded"
        content = self.make_content()
        # 10 / 1.055
        self.assertEqual(self.composition(content, self.simple).target_price, 9.48)

    def test_r87_a_basket_type_may_have_a_value_of_its_own(self):
        self.simple.content_target = 8
        content = self.make_content()
        simple = self.composition(content, self.simple)
        self.assertEqual((simple.target_price, simple.member_price), (8.0, 10.0))

    def test_r87_the_margin_of_a_family_raises_the_prices_from_its_day_on(self):
        for day, share in (("2026-01-01", 50), ("2026-06-15", 40)):
            self.env["cocagne.produce.margin"].create(
                {
                    "family": "vegetables",
                    "date_from": day,
                    "cost_share": share,
                    "company_id": self.garden.id,
                }
            )
        content = self.make_content()
        simple = self.composition(content, self.simple)
        self.put(simple, carrot=1)
        line = simple.line_ids
        # 2.00 / 40 %
        self.assertEqual((line.reference_price, line.unit_price), (2.0, 5.0))
        self.assertEqual((simple.cost, simple.value), (2.0, 5.0))
        # (9.48 - 2) / 9.48
        self.assertAlmostEqual(simple.margin, 78.9, 1)
        before = self.make_content("2026-06-08")
        self.put(self.composition(before, self.simple), carrot=1)
        self.assertEqual(self.composition(before, self.simple).value, 4.0)

    def test_r87_tuesday_may_differ_from_friday(self):
        content = self.make_content()
        simple = self.composition(content, self.simple)
        self.put(simple, carrot=1)
        simple.action_split()
        tuesday = self.composition(content, self.simple, self.m1)
        friday = self.composition(content, self.simple, self.v1)
        self.assertEqual((tuesday.basket_count, friday.basket_count), (2, 1))
        self.put(friday, lettuce=1)
        self.assertEqual(self.quantities(tuesday), {"Carrot": 1.0})
        self.assertEqual(self.quantities(friday), {"Carrot": 1.0, "Lettuce": 1.0})

    def test_r87_a_round_is_not_written_twice_for_the_same_basket(self):
        content = self.make_content()
        with self.assertRaises(ValidationError):
            self.env["cocagne.basket.content"].create(
                {
                    "content_id": content.id,
                    "product_id": self.simple.id,
                    "delivery_ids": self.delivery(TUESDAY).ids,
                }
            )

    def test_r87_like_last_week(self):
        last = self.make_content("2026-06-08")
        self.put(self.composition(last, self.simple), carrot=1.5, lettuce=1)
        content = self.env["cocagne.content"].create(
            {"company_id": self.garden.id, "week": WEEK}
        )
        content.action_copy_previous()
        simple = self.composition(content, self.simple)
        self.assertEqual(self.quantities(simple), {"Carrot": 1.5, "Lettuce": 1.0})

    def test_r87_like_last_week_needs_an_earlier_week(self):
        with self.assertRaisesRegex(UserError, "No earlier week"):
            self.make_content().action_copy_previous()

    def test_r87_a_basket_is_copied_into_a_bigger_one_in_proportion(self):
        content = self.make_content()
        simple = self.composition(content, self.simple)
        self.put(simple, carrot=0.75, lettuce=1)
        wizard = self.env["cocagne.content.copy"].create(
            {
                "content_id": content.id,
                "source_id": simple.id,
                "target_ids": self.composition(content, self.familial).ids,
            }
        )
        wizard.action_copy()
        self.assertEqual(
            self.quantities(self.composition(content, self.familial)),
            {"Carrot": 1.5, "Lettuce": 2.0},
        )

    def test_r87_the_price_typed_in_the_week_enters_the_price_list(self):
        content = self.make_content(carrot=10)
        simple = self.composition(content, self.simple)
        self.put(simple, carrot=1)
        content.available_ids.reference_price = 3
        self.assertEqual(simple.value, 3.0)
        prices = self.env["cocagne.produce.price"]
        self.assertEqual(
            prices._on(WEEK, self.carrot, self.garden), {self.carrot.id: 3.0}
        )
        earlier = self.env["cocagne.content"]._fields["week"].to_date("2026-06-14")
        self.assertEqual(
            prices._on(earlier, self.carrot, self.garden), {self.carrot.id: 2.0}
        )

    def test_r87_the_price_of_a_container_gives_that_of_a_unit(self):
        price = self.env["cocagne.produce.price"].create(
            {
                "product_id": self.carrot.id,
                "date_from": "2026-06-01",
                "container_price": 15,
                "container_size": 10,
            }
        )
        self.assertEqual(price.price, 1.5)
        content = self.make_content(carrot=30)
        self.put(self.composition(content, self.simple), carrot=4)
        # 3 baskets x 4 kg, 10 kg a container
        self.assertEqual(content.available_ids.container_count, 2)

    def test_r87_a_week_is_written_once(self):
        self.make_content()
        with self.assertRaises(UniqueViolation), mute_logger("odoo.sql_db"):
            self.make_content("2026-06-17")

    def test_r87_only_vegetables_go_into_a_basket(self):
        content = self.make_content()
        with self.assertRaisesRegex(ValidationError, "no vegetable"):
            self.env["cocagne.basket.content.line"].create(
                {
                    "composition_id": content.composition_ids[0].id,
                    "product_id": self.eggs.id,
                }
            )

    def test_r87_a_week_without_round_is_refused(self):
        content = self.env["cocagne.content"].create(
            {"company_id": self.garden.id, "week": "2030-01-07"}
        )
        with self.assertRaisesRegex(UserError, "No round goes out"):
            content.action_prepare()

    def test_r87_what_is_validated_changes_after_correct_only(self):
        content = self.validated(carrot=1)
        line = content.composition_ids.line_ids[0]
        with self.assertRaisesRegex(UserError, "Click on Correct"):
            line.quantity = 2
        content.action_reset()
        line.quantity = 2
        self.assertEqual(line.quantity, 2)

    def test_r87_empty_baskets_are_not_validated(self):
        with self.assertRaisesRegex(UserError, "baskets are empty"):
            self.make_content().action_validate()

    def test_r87_preparers_read_quantities_and_no_price(self):
        content = self.make_content(carrot=10)
        self.put(self.composition(content, self.simple), carrot=1)
        own = content.with_user(self.user_preparer)
        self.assertEqual(own.composition_ids.line_ids.quantity, 1)
        for record, name in (
            (own, "total_value"),
            (own.composition_ids, "value"),
            (own.composition_ids, "target_price"),
            (own.composition_ids.line_ids, "unit_price"),
            (own.available_ids, "reference_price"),
        ):
            with self.assertRaises(AccessError):
                record.read([name])
        with self.assertRaises(AccessError):
            own.composition_ids.line_ids.write({"quantity": 2})
        with self.assertRaises(AccessError):
            own.action_validate()

    def test_r87_preparers_open_every_screen_of_the_week(self):
        content = self.make_content(carrot=10)
        self.put(self.composition(content, self.simple), carrot=1)
        own = content.with_user(self.user_preparer)
        for records, view in (
            (own, "view_content_form"),
            (own, "view_content_list"),
            (own.composition_ids, "view_basket_content_form"),
        ):
            arch = records.get_views(
                [(self.env.ref(f"cocagne_jardin.{view}").id, "form")]
                if "form" in view
                else [(self.env.ref(f"cocagne_jardin.{view}").id, "list")]
            )
            for model, fields in arch["models"].items():
                found = {
                    "cocagne.content": own,
                    "cocagne.basket.content": own.composition_ids,
                    "cocagne.basket.content.line": own.composition_ids.line_ids,
                    "cocagne.content.available": own.available_ids,
                }.get(model)
                if found:
                    self.assertTrue(found.read(list(fields["fields"])))

    def test_r87_the_grid_hides_prices_from_preparers(self):
        content = self.make_content(carrot=10)
        grid = content.with_user(self.user_preparer).grid_data()
        self.assertFalse(grid["editable"] or grid["prices"])
        self.assertNotIn("value", grid["columns"][0])
        self.assertNotIn("reference_price", grid["rows"][0])
        grid = content.with_user(self.user_sales_desk).grid_data()
        self.assertTrue(grid["editable"] and grid["prices"])

    def test_r87_the_grid_writes_by_hand_and_shows_the_consequences(self):
        content = self.make_content(carrot=4).with_user(self.user_sales_desk)
        simple = self.composition(content, self.simple)
        grid = content.grid_set(simple.id, self.carrot.id, 1.5)
        column = next(one for one in grid["columns"] if one["id"] == simple.id)
        self.assertEqual((column["value"], column["total_gap"]), (3.0, -21.0))
        [row] = grid["rows"]
        # 3 baskets x 1.5 kg for 4 kg
        self.assertEqual((row["used"], row["left"], row["short"]), (4.5, -0.5, True))
        grid = content.grid_set(simple.id, self.carrot.id, 0)
        self.assertFalse(simple.line_ids)
        for wrong in (-1, float("nan"), "1", None):
            with self.assertRaisesRegex(UserError, "Write a number"):
                content.grid_set(simple.id, self.carrot.id, wrong)

    def test_r87_the_grid_adds_and_removes_vegetables(self):
        content = self.make_content()
        grid = content.grid_add(self.lettuce.id)
        self.assertEqual([row["name"] for row in grid["rows"]], ["Lettuce"])
        simple = self.composition(content, self.simple)
        content.grid_set(simple.id, self.lettuce.id, 1)
        grid = content.grid_remove(grid["rows"][0]["id"])
        self.assertFalse(grid["rows"] or simple.line_ids)
        with self.assertRaises(UserError):
            content.grid_set_row(0, "quantity", 1)
        row = content.grid_add(self.lettuce.id)["rows"][0]
        with self.assertRaises(UserError):
            content.grid_set_row(row["id"], "company_id", 1)

    def test_the_other_garden_sees_nothing(self):
        content = self.validated(carrot=1)
        stranger = self.make_user(
            "stranger", "cocagne_jardin.group_manager", self.other_garden
        )
        context = {"allowed_company_ids": self.other_garden.ids}
        for model in (
            "cocagne.content",
            "cocagne.basket.content",
            "cocagne.basket.content.line",
            "cocagne.content.available",
            "cocagne.pick.line",
            "cocagne.content.history",
            "cocagne.content.depot.history",
            "cocagne.produce.price",
        ):
            with self.subTest(model=model):
                own = self.env[model].with_user(stranger).with_context(**context)
                self.assertFalse(own.search([]))
                self.assertTrue(self.env[model].search([]))
        with self.assertRaises(AccessError):
            content.with_user(stranger).with_context(**context).grid_data()

    def test_the_menus_are_there_where_contents_are_written(self):
        menus = self.env["ir.ui.menu"].with_user(self.user_manager)
        menu = self.env.ref("cocagne_jardin.menu_contents")
        self.assertIn(menu.id, menus.load_menus(False))
        self.garden.use_basket_contents = False
        self.assertNotIn(menu.id, menus.load_menus(False))
