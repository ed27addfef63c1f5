"""What the network is told of validated months, and who reads it."""

from odoo.exceptions import AccessError, ValidationError
from odoo.tests import tagged

from .published_case import (
    APRIL,
    EUROS,
    HECTARES,
    MAY,
    MEN,
    PEOPLE,
    SHARE,
    WOMEN,
    PublishedCase,
    date,
)


@tagged("post_install", "-at_install")
class TestPublish(PublishedCase):
    def test_a_figure_of_enough_people_is_shown(self):
        self.publish(lake={})
        figure = self.figure(self.lake, PEOPLE)
        self.assertEqual((figure.value, figure.is_masked), (30, False))

    def test_a_small_count_has_no_number(self):
        self.publish(lake={"women": 3})
        for code in (WOMEN, MEN):
            figure = self.figure(self.lake, code)
            self.assertEqual((figure.value, figure.is_masked), (False, True))

    def test_a_hidden_ratio_keeps_neither_of_its_parts_in_the_table(self):
        self.publish(lake={"women": 3})
        self.env.cr.execute(
            """SELECT value, numerator, denominator FROM cocagne_network_figure figure
                 JOIN cocagne_indicator indicator ON indicator.id = indicator_id
                WHERE code = %s AND garden_id = %s""",
            (SHARE, self.lake.id),
        )
        self.assertEqual(self.env.cr.fetchall(), [(None, None, None)])

    def test_figures_that_count_nobody_are_never_hidden(self):
        self.publish(lake={"euros": 2, "hectares": 1})
        self.assertEqual(self.figure(self.lake, EUROS).value, 2)
        self.assertEqual(self.figure(self.lake, HECTARES).value, 1)

    def test_a_ratio_of_nobody_is_no_figure(self):
        self.publish(lake={"women": 0, "men": 0})
        self.assertFalse(self.figure(self.lake, SHARE))

    def test_totals_are_the_sum_of_true_figures_also_of_hidden_ones(self):
        self.publish(lake={"women": 3}, coast={"women": 2}, hill={"women": 30})
        total = self.total(WOMEN, self.east)
        self.assertEqual((total.value, total.gardens, total.left_out), (35, 3, 0))

    def test_a_small_count_alone_in_its_region_is_left_out(self):
        self.publish(lake={"women": 3}, coast={}, far={})
        total = self.total(WOMEN, self.east)
        self.assertEqual((total.value, total.gardens, total.left_out), (20, 1, 1))

    def test_the_total_of_one_hidden_garden_is_hidden(self):
        self.publish(lake={"women": 3, "men": 0})
        total = self.total(PEOPLE, self.east)
        self.assertEqual((total.value, total.is_masked), (False, True))

    def test_regions_make_the_network(self):
        self.publish(**{name: {} for name in ("lake", "coast", "far", "isle")})
        for code in (PEOPLE, EUROS, HECTARES):
            with self.subTest(code=code):
                regions = self.total(code, self.east) + self.total(code, self.west)
                self.assertEqual(sum(regions.mapped("value")), self.total(code).value)

    def test_a_second_run_changes_nothing(self):
        months = self.publish(lake={"women": 3}, coast={"women": 4}, far={})
        before = self.everything()
        self.figures._publish(months)
        self.assertEqual(self.everything(), before)

    def everything(self):
        self.env.invalidate_all()
        return [
            sorted(
                (
                    r.garden_id.id,
                    r.region_id.id,
                    r.level,
                    r.month,
                    r.indicator_id.code,
                    r.value,
                    r.is_masked,
                )
                for r in model.search([("month", "=", MAY)])
            )
            for model in (self.figures, self.totals)
        ]

    def test_gardens_that_come_later_join_the_totals(self):
        self.publish(lake={"women": 3})
        self.publish(coast={"women": 4})
        self.assertEqual(self.total(WOMEN, self.east).value, 7)

    def test_a_correction_of_one_person_is_not_told(self):
        self.publish(lake={"women": 20})
        self.publish(lake={"women": 21})
        self.assertEqual(self.figure(self.lake, WOMEN).value, 20)
        self.assertEqual(self.total(PEOPLE, self.east).value, 30)

    def test_a_great_correction_is_told(self):
        self.publish(lake={"women": 20})
        self.publish(lake={"women": 40})
        self.assertEqual(self.figure(self.lake, WOMEN).value, 40)
        self.assertEqual(self.total(PEOPLE, self.east).value, 50)

    def test_a_smaller_k_shows_more(self):
        self.network.network_least = 3
        self.publish(lake={"women": 3})
        self.assertEqual(self.figure(self.lake, WOMEN).value, 3)

    def test_a_k_that_shows_couples_is_refused(self):
        with self.assertRaises(ValidationError):
            self.network.network_least = 2

    def test_the_queries_are_as_many_for_one_garden_and_for_six(self):
        self.publish(lake={}, coast={})
        one = self.make_month(self.lake, date(2026, 3, 1))
        six = self.env["cocagne.snapshot"].union(
            *(self.make_month(garden, APRIL) for garden in self.everyone)
        )
        self.assertEqual(self.queries_of(one), self.queries_of(six))

    def queries_of(self, months):
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        self.figures._publish(months)
        return self.env.cr.sql_log_count - before


@tagged("post_install", "-at_install")
class TestFigureAccess(PublishedCase):
    def as_user(self, model, user):
        return self.env[model].with_user(user)

    def test_the_head_office_reads_figures_and_writes_none(self):
        self.publish(lake={})
        figure = self.figure(self.lake, PEOPLE).with_user(self.user_head_office)
        self.assertEqual(figure.value, 30)
        for act in (lambda: figure.write({"value": 1}), figure.unlink):
            with self.assertRaises(AccessError):
                act()

    def test_a_garden_reads_its_own_figures_alone(self):
        self.publish(lake={}, coast={}, far={})
        for user in (self.user_manager, self.user_director):
            with self.subTest(user=user.login):
                found = self.as_user("cocagne.network.figure", user).search([])
                self.assertEqual(found.garden_id, self.lake)

    def test_a_garden_reads_no_total(self):
        with self.assertRaises(AccessError):
            self.as_user("cocagne.network.total", self.user_manager).search([])

    def test_nobody_reads_what_the_network_was_told(self):
        self.publish(lake={"women": 3})
        admin = self.env.ref("base.user_admin")
        for user in (self.user_head_office, self.user_network_manager, admin):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                self.as_user("cocagne.network.told", user).search([])

    def test_other_roles_read_no_figure(self):
        for user in (self.user_preparer, self.user_insertion_adviser):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                self.as_user("cocagne.network.figure", user).search([])

    def test_a_search_by_number_finds_no_hidden_figure(self):
        self.publish(lake={"women": 3})
        found = self.as_user("cocagne.network.figure", self.user_head_office).search(
            [("value", ">", 0), ("indicator_id.code", "=", WOMEN)]
        )
        self.assertNotIn(self.lake, found.garden_id)
