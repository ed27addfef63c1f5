"""Figures of periods, of regions and of groups."""

from odoo.tests import tagged

from .published_case import (
    APRIL,
    EUROS,
    HECTARES,
    MAY,
    MEMBERS,
    PEOPLE,
    SHARE,
    WOMEN,
    PublishedCase,
    date,
)


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
