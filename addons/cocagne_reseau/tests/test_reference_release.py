import base64
from datetime import date

from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .network_case import NetworkCase


class ReferenceCase(NetworkCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.items = cls.env["cocagne.reference.item"].search([])
        cls.items.is_released = True
        cls.basket = cls.make_item("basket", name="Le Malin", price=15.0)
        cls.releases = cls.env["cocagne.reference.release"]

    @classmethod
    def make_item(cls, kind, **values):
        if kind == "basket":
            values = {"basket_family": "vegetables", **values}
        return cls.env["cocagne.reference.item"].create({"kind": kind, **values})

    def publish(self, name="Printemps", gardens=None):
        release = self.releases.create({"name": name})
        release.action_collect()
        release.published_on = fields.Datetime.now()
        release._mark_released()
        release._run_now()
        return release

    def inbox(self, release, company=None):
        company = company or self.garden
        return release.inbox_ids.filtered(lambda one: one.company_id == company)

    def product(self, company=None, name="Le Malin"):
        company = company or self.garden
        return self.env["product.template"].search(
            [("company_id", "=", company.id), ("name", "=", name)]
        )


@tagged("post_install", "-at_install")
class TestReferenceRelease(ReferenceCase):
    def test_each_garden_gets_what_is_new(self):
        release = self.publish()
        for company in (self.garden, self.other_garden):
            change = self.inbox(release, company).change_ids
            self.assertEqual((change.name, change.status), ("Le Malin", "new"))

    def test_a_garden_that_takes_it_has_the_product(self):
        self.inbox(self.publish()).with_user(self.user_manager).action_accept_all()
        product = self.product()
        self.assertEqual((product.list_price, product.is_basket), (15.0, True))
        self.assertFalse(self.product(self.other_garden))

    def test_a_garden_that_leaves_it_has_nothing(self):
        inbox = self.inbox(self.publish())
        inbox.with_user(self.user_manager).action_refuse_all()
        self.assertFalse(self.product())
        self.assertFalse(inbox.waiting_count)

    def test_a_run_again_gives_nothing_twice(self):
        release = self.publish()
        count = len(release.inbox_ids)
        release._run_now()
        self.assertEqual(len(release.inbox_ids), count)

    def test_what_did_not_change_is_not_in_the_next_release(self):
        self.publish()
        release = self.releases.create({"name": "Été"})
        release.action_collect()
        self.assertFalse(release.line_ids)

    def test_a_release_without_a_change_is_refused(self):
        self.publish()
        with self.assertRaises(UserError):
            self.releases.create({"name": "Été"}).action_publish()

    def test_a_later_price_of_the_network_is_proposed_and_taken(self):
        self.inbox(self.publish()).action_accept_all()
        self.basket.price = 16.0
        change = self.inbox(self.publish("Été")).change_ids
        self.assertEqual(change.status, "changed")
        change.with_user(self.user_manager).action_accept()
        self.assertEqual(self.product().list_price, 16.0)

    def test_a_price_that_the_garden_changed_is_not_overwritten(self):
        self.inbox(self.publish()).action_accept_all()
        self.product().list_price = 14.0
        self.basket.price = 16.0
        inbox = self.inbox(self.publish("Été"))
        self.assertEqual(inbox.change_ids.status, "conflict")
        inbox.action_accept_all()
        self.assertEqual(self.product().list_price, 14.0)
        inbox.with_user(self.user_manager).action_keep_all()
        self.assertEqual(self.product().list_price, 14.0)

    def test_a_price_that_was_kept_is_not_asked_again(self):
        self.inbox(self.publish()).action_accept_all()
        self.product().list_price = 14.0
        self.basket.price = 16.0
        self.inbox(self.publish("Été")).action_keep_all()
        self.basket.description = "Pour deux personnes"
        change = self.inbox(self.publish("Automne")).change_ids
        self.assertEqual(change.status, "changed")
        change.action_accept()
        self.assertEqual(self.product().list_price, 14.0)

    def test_a_product_of_the_same_name_is_compared_not_doubled(self):
        self.env["product.template"].create(
            {
                "name": "Le Malin",
                "company_id": self.garden.id,
                "is_basket": True,
                "basket_family": "vegetables",
                "list_price": 12.0,
            }
        )
        change = self.inbox(self.publish()).change_ids
        self.assertEqual(change.status, "conflict")
        change.action_accept()
        self.assertEqual(self.product().mapped("list_price"), [15.0])

    def test_what_changed_between_the_screen_and_the_click_is_asked_again(self):
        self.inbox(self.publish()).action_accept_all()
        self.basket.price = 16.0
        change = self.inbox(self.publish("Été")).change_ids
        self.product().list_price = 13.0
        with self.assertRaises(UserError):
            change.action_accept()
        self.assertEqual(self.product().list_price, 13.0)

    def test_what_waits_is_replaced_by_a_later_release(self):
        first = self.inbox(self.publish())
        self.basket.price = 16.0
        self.publish("Été")
        self.assertEqual(first.change_ids.decision, "superseded")
        self.assertFalse(first.waiting_count)

    def test_a_vegetable_that_the_garden_does_not_grow_asks_nothing(self):
        vegetable = self.env["cocagne.vegetable"].create(
            {"name": "Crosne", "uom_id": self.env.ref("uom.product_uom_kgm").id}
        )
        self.make_item("season", vegetable_id=vegetable.id)
        inbox = self.inbox(self.publish())
        self.assertEqual(inbox.change_ids.mapped("kind"), ["basket"])

    def test_the_months_of_a_vegetable_come_to_its_product(self):
        vegetable = self.env["cocagne.vegetable"].create(
            {"name": "Crosne", "uom_id": self.env.ref("uom.product_uom_kgm").id}
        )
        product = self.env["product.template"].create(
            {
                "name": "Crosne",
                "is_produce": True,
                "vegetable_id": vegetable.id,
                "company_id": self.garden.id,
                "month_ids": False,
            }
        )
        month = self.env["cocagne.month"].search([], limit=1)
        self.make_item("season", vegetable_id=vegetable.id, month_ids=month.ids)
        changes = self.inbox(self.publish()).change_ids
        changes.filtered(lambda one: one.kind == "season").action_accept()
        self.assertEqual(product.month_ids, month)

    def test_a_closing_week_comes_to_the_season_of_the_garden(self):
        season = self.env["cocagne.season"].search(
            [("company_id", "=", self.garden.id)], limit=1
        ) or self.env["cocagne.season"].create(
            {
                "name": "Saison 2026",
                "company_id": self.garden.id,
                "date_start": "2026-01-01",
                "date_end": "2026-12-31",
            }
        )
        day = season.date_end
        self.make_item("closing", name="Noël", monday=day)
        changes = self.inbox(self.publish()).change_ids
        changes.filtered(lambda one: one.kind == "closing").action_accept()
        labels = season.closed_week_ids.mapped("label")
        self.assertIn("Noël", labels)

    def test_a_closing_week_without_a_season_says_what_to_do(self):
        self.make_item("closing", name="Noël", monday=date(2049, 12, 20))
        changes = self.inbox(self.publish()).change_ids
        with self.assertRaises(UserError):
            changes.filtered(lambda one: one.kind == "closing").action_accept()

    def test_the_number_of_queries_does_not_follow_the_number_of_gardens(self):
        companies = self.env["res.company"].create(
            [
                {"name": f"Jardin {n}", "currency_id": self.env.ref("base.EUR").id}
                for n in range(20)
            ]
        )
        release = self.releases.create({"name": "Été"})
        release.action_collect()
        inbox = self.env["cocagne.reference.inbox"]
        counts = []
        for group in (companies[:4], companies[4:20]):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            inbox._deliver(release, group)
            self.env.flush_all()
            counts.append(self.env.cr.sql_log_count - before)
        self.assertLessEqual(counts[1], counts[0])

    def test_the_manager_sees_the_difference_in_words(self):
        self.inbox(self.publish()).action_accept_all()
        self.product().list_price = 14.0
        self.basket.price = 16.0
        change = self.inbox(self.publish("Été")).change_ids
        self.assertIn("14", change.with_user(self.user_manager).diff)

    def test_the_head_office_does_not_read_what_gardens_have(self):
        self.publish()
        for name in ("cocagne.reference.change", "cocagne.reference.link"):
            model = self.env[name].with_user(self.user_network_manager)
            with self.subTest(model=name):
                self.assertFalse(model.has_access("read"))

    def test_another_garden_does_not_see_this_one_s_inbox(self):
        self.publish()
        inboxes = self.env["cocagne.reference.inbox"].with_user(self.user_manager)
        self.assertEqual(inboxes.search([]).company_id, self.garden)

    def test_a_garden_does_not_write_the_references(self):
        with self.assertRaises(AccessError):
            self.basket.with_user(self.user_manager).price = 1.0

    def test_the_network_manager_publishes(self):
        release = self.releases.with_user(self.user_network_manager).create(
            {"name": "Printemps"}
        )
        release.action_collect()
        release.published_on = fields.Datetime.now()
        release._mark_released()
        release._run_now()
        self.assertTrue(release.sudo().inbox_ids)

    def test_the_network_manager_writes_recipes_of_the_network(self):
        recipe = (
            self.env["cocagne.recipe"]
            .with_user(self.user_network_manager)
            .create({"name": "Soupe", "steps": "<p>Cuire.</p>", "company_id": False})
        )
        self.assertFalse(recipe.company_id)


@tagged("post_install", "-at_install")
class TestMercuriale(ReferenceCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.crosne = cls.env["cocagne.vegetable"].create(
            {"name": "Crosne", "uom_id": cls.env.ref("uom.product_uom_kgm").id}
        )
        cls.produce = cls.env["product.product"].create(
            {
                "name": "Crosne",
                "is_produce": True,
                "vegetable_id": cls.crosne.id,
                "company_id": cls.garden.id,
            }
        )
        cls.line = cls.make_item(
            "price", vegetable_id=cls.crosne.id, price=8.0, date_from=date(2026, 6, 1)
        )
        cls.line.is_released = True

    def mine(self):
        prices = self.env["cocagne.produce.price"]
        return prices._on(date(2026, 6, 15), self.produce, self.garden)

    def test_a_price_is_taken_by_a_click(self):
        self.line.with_user(self.user_manager).action_take()
        self.assertEqual(self.mine(), {self.produce.id: 8.0})

    def test_all_prices_are_taken_by_a_click(self):
        items = self.env["cocagne.reference.item"].with_user(self.user_manager)
        items.action_take_all()
        self.assertEqual(self.mine(), {self.produce.id: 8.0})

    def test_the_garden_sees_its_own_price_beside(self):
        prices = self.env["cocagne.produce.price"]
        prices._set(date(2026, 5, 1), self.produce, self.garden, 7.0)
        self.assertEqual(self.line.with_company(self.garden).own_price, 7.0)

    def test_a_garden_sees_no_price_that_is_not_given_yet(self):
        self.line.price = 9.0
        items = self.env["cocagne.reference.item"].with_user(self.user_manager)
        self.assertFalse(items.search([("id", "=", self.line.id)]))

    def bring(self, text):
        wizard = self.env["cocagne.reference.price.import"].create(
            {"file": base64.b64encode(text.encode()), "filename": "prix.csv"}
        )
        return wizard.with_user(self.user_network_manager).sudo().action_import()

    def test_a_file_brings_new_prices(self):
        self.bring("legume;unite;prix;a_partir_du\nCrosne;;8,50;01/07/2026\n")
        items = self.env["cocagne.reference.item"].search(
            [("vegetable_id", "=", self.crosne.id)]
        )
        self.assertEqual(sorted(items.mapped("price")), [8.0, 8.5])

    def test_the_same_file_again_changes_nothing(self):
        text = "legume;unite;prix;a_partir_du\nCrosne;;8,00;01/06/2026\n"
        self.bring(text)
        self.assertTrue(self.line.is_released)

    def test_an_unknown_vegetable_is_refused_and_nothing_is_written(self):
        text = (
            "legume;unite;prix;a_partir_du\nCrosne;;9;01/07/2026\n"
            "Licorne;;9;01/07/2026\n"
        )
        with self.assertRaises(UserError) as caught:
            self.bring(text)
        self.assertIn("3", str(caught.exception))

    def test_another_unit_is_refused(self):
        with self.assertRaises(UserError):
            self.bring("legume;unite;prix;a_partir_du\nCrosne;botte;9;01/07/2026\n")


@tagged("post_install", "-at_install")
class TestDepotMap(ReferenceCase):
    def files(self):
        wizard = (
            self.env["cocagne.reference.depot.map"]
            .with_user(self.user_head_office)
            .create({})
        )
        return (
            base64.b64decode(wizard.csv_file).decode("utf-8-sig"),
            base64.b64decode(wizard.geojson_file).decode(),
        )

    def depot(self, **values):
        return self.env["cocagne.depot"].create(
            {"name": "Dépôt des Prés", "company_id": self.garden.id, **values}
        )

    def test_an_open_depot_is_in_the_file(self):
        self.depot()
        self.assertIn("Dépôt des Prés", self.files()[0])

    def test_a_depot_with_a_position_is_on_the_map(self):
        self.depot(partner_latitude=47.3, partner_longitude=6.1)
        self.assertIn("[\n     6.1,\n     47.3\n    ]", self.files()[1])

    def test_reserved_and_professional_depots_are_left_out(self):
        for category in ("reserved", "professional"):
            with self.subTest(category=category):
                self.depot(name=f"Caché {category}", category=category)
        self.assertNotIn("Caché", self.files()[0])

    def test_nobody_who_keeps_a_depot_is_named(self):
        self.depot(
            contact_name="Zoé Invisible", contact_phone="0600000000", phone="0300000000"
        )
        for text in self.files():
            for secret in ("Zoé", "0600000000", "0300000000"):
                with self.subTest(secret=secret):
                    self.assertNotIn(secret, text)
