from datetime import date

from odoo.exceptions import UserError
from odoo.fields import Command

from ..models.garden.member_functions import FUNCTIONS
from .test_planner import PlannedCase


class TestRequirementsOfTheSeason(PlannedCase):
    """Requirements R1 to R9, each as the garden tells it."""

    def profile(self, user=None):
        profile = self.env["cocagne.garden.profile"].browse(self.garden.id)
        return profile.with_user(user or self.user_manager)

    def deliveries(self, garden_round, *days):
        return garden_round.env["cocagne.delivery"].search(
            [("round_id", "in", garden_round.ids), ("date", "in", days)]
        )

    def test_r1_the_manager_fills_in_the_record_of_the_garden(self):
        self.profile().write(
            {
                "trade_name": "Les Paniers du Lac",
                "siret": "73282932000074",
                "sepa_creditor_identifier": "FR72ZZZ123456",
                "phone": "+33 4 50 00 00 00",
                "vat_liable": False,
                "bank_ids": [
                    Command.create({"acc_number": "FR7630006000011234567890189"})
                ],
            }
        )
        self.assertEqual(self.garden.trade_name, "Les Paniers du Lac")
        self.assertEqual(self.garden.company_registry, "73282932000074")
        self.assertEqual(self.garden.sepa_creditor_identifier, "FR72ZZZ123456")
        self.assertEqual(
            self.garden.bank_ids.sanitized_acc_number, "FR7630006000011234567890189"
        )

    def test_r2_the_depot_decides_which_establishment_sells(self):
        branch = self.env["res.company"].create(
            {"name": "Annexe (tests)", "parent_id": self.garden.id}
        )
        depot = self.env["cocagne.depot"].create(
            {"name": "Ferme", "company_id": branch.id}
        )
        order = self.env["sale.order"].create(
            {
                "partner_id": self.alice.id,
                "is_subscription": True,
                "depot_id": depot.id,
            }
        )
        self.assertEqual(order.company_id, branch)

    def test_r3_the_garden_chooses_what_members_do_by_themselves(self):
        self.assertTrue(self.garden._is_open_to_members("absence"))
        self.profile().members_absence = False
        with self.assertRaisesRegex(UserError, "call or write"):
            self.garden._check_open_to_members("absence")

    def test_r3_each_function_has_its_own_switch(self):
        for function in FUNCTIONS:
            self.garden[f"members_{function}"] = True
            self.garden._check_open_to_members(function)
            self.garden[f"members_{function}"] = False
            self.assertFalse(self.garden._is_open_to_members(function))

    def test_r4_the_next_season_is_prepared_while_this_one_runs(self):
        following = self.make_season(year=2027, closed_weeks=[1], plan=True)
        self.assertEqual((self.season.state, following.state), ("open", "open"))
        self.season.action_close()
        self.assertEqual((self.season.state, following.state), ("closed", "open"))

    def test_r4_two_seasons_never_overlap(self):
        with self.assertRaisesRegex(Exception, "overlaps"):
            self.env["cocagne.season"].create(
                {
                    "name": "Twice",
                    "company_id": self.garden.id,
                    "date_start": "2026-12-31",
                    "date_end": "2027-06-30",
                }
            )

    def test_r5_closed_weeks_have_no_delivery_and_the_others_one_a_round(self):
        weeks = self.season.delivery_ids.filtered(lambda d: d.round_id == self.m1)
        self.assertEqual(len(weeks), self.season.open_week_count)
        self.assertFalse({1, 52, 53} & set(weeks.mapped("iso_week")))

    def test_r6_two_rounds_of_a_holiday_move_to_different_days(self):
        other = self.make_round("M2", 2, self.make_depot("Stade"))
        holiday = self.season.holiday_ids.filtered(
            lambda h: h.date == date(2026, 7, 14)
        )
        holiday.move_ids = [
            Command.create({"round_id": other.id, "moved_to": "2026-07-15"})
        ]
        self.season.action_plan()
        self.assertTrue(self.deliveries(self.m1, "2026-07-13"))
        self.assertTrue(self.deliveries(other, "2026-07-15"))
        self.assertFalse(self.deliveries(self.m1 + other, "2026-07-14"))

    def test_r7_exactly_25_20_or_17_baskets_are_placed(self):
        for count in (25, 20, 17):
            with self.subTest(count=count):
                order = self.subscribe(count=count)
                self.assertEqual(len(order.basket_ids), count)

    def test_r7_fifty_one_baskets_are_refused_with_the_missing_weeks(self):
        with self.assertRaisesRegex(UserError, r"missing: 1.*52 \(closed\)"):
            self.subscribe(count=51)

    def calendar_of(self, deliveries, **values):
        return self.env["cocagne.calendar"].create(
            {
                "season_id": self.season.id,
                "round_id": self.m1.id,
                "delivery_ids": [Command.set(deliveries.ids)],
                **values,
            }
        )

    def test_r8_a_depot_may_have_its_own_weeks_to_level_monthly_baskets(self):
        third = self.season.delivery_ids.filtered(
            lambda d: d.round_id == self.m1 and 15 <= d.date.day <= 21
        )
        self.calendar_of(
            third,
            frequency_id=self.env.ref("cocagne_jardin.frequency_monthly").id,
            depot_id=self.mairie.id,
        )
        order = self.subscribe(frequency="monthly")
        self.assertEqual(order.basket_ids.delivery_id, third)

    def test_r9_fruit_comes_from_may_to_october_only(self):
        fruit = self.make_basket("Fruit", 8.0, "fruits")
        summer = self.season.delivery_ids.filtered(
            lambda d: d.round_id == self.m1 and 5 <= d.date.month <= 10
        )
        self.calendar_of(
            summer,
            frequency_id=self.env.ref("cocagne_jardin.frequency_weekly").id,
            product_id=fruit.id,
        )
        months = {day.month for day in self.dates(self.subscribe(product=fruit))}
        self.assertEqual(months, {5, 6, 7, 8, 9, 10})
