"""A release reaches the gardens, and each answers."""

from datetime import date

from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .reference_case import ReferenceCase


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

    def test_a_disagreement_shows_the_three_versions(self):
        self.inbox(self.publish()).action_accept_all()
        self.product().list_price = 14.0
        self.basket.price = 16.0
        told = self.inbox(self.publish("Été")).change_ids.diff
        found = [price for price in ("15,00", "14,00", "16,00") if price in told]
        self.assertEqual(found, ["15,00", "14,00", "16,00"])

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
