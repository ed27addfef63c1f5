from odoo.exceptions import AccessError, ValidationError
from odoo.tests import tagged

from .published_case import (
    APRIL,
    EUROS,
    HECTARES,
    MAY,
    MEMBERS,
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
class TestReadTable(PublishedCase):
    def read(self, codes, **how):  # pylint: disable=method-required-super
        return self.figures._read_table(codes, **how)

    def test_months_make_a_figure_as_the_indicator_says(self):
        for month, members, hectares in ((APRIL, 100, 3), (MAY, 200, 4)):
            self.figures._publish(
                self.make_month(self.lake, month, members=members, hectares=hectares)
            )
        table = self.read(
            [PEOPLE, MEMBERS, HECTARES, SHARE],
            months=[APRIL, MAY],
            gardens=self.lake,
        )
        lake = self.lake.id
        self.assertEqual(table[lake, PEOPLE], 60)
        self.assertEqual(table[lake, MEMBERS], 150)
        self.assertEqual(table[lake, HECTARES], 4)
        self.assertAlmostEqual(float(table[lake, SHARE]), 200 / 3)

    def test_a_ratio_of_a_region_is_the_ratio_of_the_sums(self):
        self.publish(lake={"women": 20, "men": 20}, coast={"women": 10, "men": 30})
        table = self.read([SHARE], months=[MAY], by="region")
        self.assertEqual(table[self.east.id, SHARE], 37.5)

    def test_a_hidden_month_hides_the_period(self):
        self.figures._publish(self.make_month(self.lake, APRIL))
        self.publish(lake={"women": 3})
        table = self.read([WOMEN], months=[APRIL, MAY])
        self.assertIsNone(table[self.lake.id, WOMEN])

    def test_what_nobody_validated_has_no_key(self):
        self.publish(lake={})
        table = self.read([PEOPLE], months=[APRIL])
        self.assertNotIn((self.lake.id, PEOPLE), table)

    def test_a_whole_year_of_small_months_is_told(self):
        months = self.env["cocagne.snapshot"]
        for number in range(1, 13):
            for garden in self.lake + self.coast + self.hill:
                women = 2 + number % 2
                months += self.make_month(garden, date(2025, number, 1), women=women)
        self.figures._publish(months)
        self.figures._close_years(2025)
        table = self.read([WOMEN, PEOPLE], year=2025, gardens=self.lake)
        self.assertEqual(table[self.lake.id, WOMEN], 30)
        self.assertEqual(table[self.lake.id, PEOPLE], 150)

    def test_a_table_is_one_query(self):
        self.publish(lake={}, coast={}, far={})
        self.read([PEOPLE], months=[MAY])
        self.env.flush_all()
        before = self.env.cr.sql_log_count
        self.read([PEOPLE, WOMEN, EUROS], months=[MAY])
        self.assertEqual(self.env.cr.sql_log_count - before, 1)


@tagged("post_install", "-at_install")
class TestGroups(PublishedCase):
    """Pivot and graph ask for groups: no way of asking adds what does not add up."""

    def groups(self, groupby, codes, aggregate="value:sum", model=None):
        model = (model or self.figures).with_user(self.user_head_office)
        domain = [
            ("indicator_id.code", "in", codes),
            ("year", "=", "2026"),
            ("region_id", "in", (self.east + self.west).ids),
        ]
        return model.formatted_read_group(domain, groupby, [aggregate])

    def test_gardens_are_added(self):
        self.publish(lake={}, coast={"women": 40})
        (group,) = self.groups(["region_id"], [PEOPLE])
        self.assertEqual(group["value:sum"], 80)

    def test_a_group_with_a_hidden_figure_has_no_figure(self):
        self.publish(lake={"women": 3}, coast={})
        (group,) = self.groups(["region_id"], [WOMEN])
        self.assertFalse(group["value:sum"])

    def test_ratios_are_not_added(self):
        self.publish(lake={"women": 20, "men": 20}, coast={"women": 10, "men": 30})
        for way in ("value:sum", "value:avg", "value:max"):
            with self.subTest(way=way):
                (group,) = self.groups(["region_id"], [SHARE], way)
                self.assertEqual(group[way], 37.5)

    def test_the_last_month_stands_for_the_period(self):
        for month, hectares in ((APRIL, 3), (MAY, 4)):
            self.figures._publish(self.make_month(self.lake, month, hectares=hectares))
        (group,) = self.groups(["year"], [HECTARES])
        self.assertEqual(group["value:sum"], 4)

    def test_means_are_not_added_over_months(self):
        for month, members in ((APRIL, 100), (MAY, 200)):
            self.figures._publish(self.make_month(self.lake, month, members=members))
            self.figures._publish(self.make_month(self.coast, month, members=members))
        (group,) = self.groups(["year"], [MEMBERS])
        self.assertEqual(group["value:sum"], 300)

    def test_several_indicators_make_no_figure(self):
        self.publish(lake={})
        (group,) = self.groups(["region_id"], [PEOPLE, EUROS])
        self.assertFalse(group["value:sum"])

    def test_parts_of_ratios_are_told_by_no_group(self):
        self.publish(lake={"women": 3}, coast={})
        for name in ("numerator", "denominator"):
            groups = self.groups(["garden_id"], [SHARE], f"{name}:sum")
            self.assertFalse([one for one in groups if one[f"{name}:sum"]])

    def test_several_groupings_at_once_are_as_right(self):
        self.publish(lake={"women": 20, "men": 20}, coast={"women": 10, "men": 30})
        sets = self.figures.with_user(
            self.user_head_office
        ).formatted_read_grouping_sets(
            [
                ("indicator_id.code", "=", SHARE),
                ("garden_id", "in", (self.lake + self.coast).ids),
            ],
            [["region_id"], []],
            ["value:sum"],
        )
        self.assertEqual([one[0]["value:sum"] for one in sets], [37.5, 37.5])

    def test_an_export_tells_no_hidden_figure(self):
        self.publish(lake={"women": 3})
        allowed = self.env.ref("base.group_allow_export")
        self.user_head_office.write({"group_ids": [(4, allowed.id)]})
        figure = self.figure(self.lake, WOMEN).with_user(self.user_head_office)
        rows = figure.export_data(["value", "numerator", "denominator"])
        self.assertEqual(rows["datas"], [["", "", ""]])


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
