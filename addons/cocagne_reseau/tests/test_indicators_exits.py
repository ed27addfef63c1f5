"""Exits of May 2026 by category, and how the parts of a whole make it."""

from datetime import date

from odoo.tests import tagged

from odoo.addons.cocagne_insertion.tests.insertion_case import END, START

from .figure_case import MAY
from .test_indicators_insertion import JUNE, InsertionFigureCase


class ExitFigureCase(InsertionFigureCase):
    """Six leave on 31 May after five months, one of them after 30 days."""

    REASONS = (("A", "3"), ("B", "10"), ("C", "5"), ("D", "7"), ("E", "17"))

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.day = date(2026, 5, 31)
        for name, code in cls.REASONS:
            worker = cls.make_worker(name, START, END, 100)
            cls.make_month(worker, cls.contract_of(worker), MAY, 100)
            cls.make_exit(worker, code, cls.day)
        cls.short = cls.make_worker("F", MAY, END, 100)
        cls.make_exit(cls.short, "3", cls.day)


@tagged("post_install", "-at_install")
class TestExitFigures(ExitFigureCase):
    def test_six_exits_of_which_four_count(self):
        self.assertEqual(
            self.count("exits", "exits_counted", "exits_neutralised"), (6, 4, 2)
        )

    def test_three_are_dynamic_one_of_each_kind(self):
        self.assertEqual(self.count("exits_dynamic", "exits_other"), (3, 1))
        self.assertEqual(
            self.count("exits_durable", "exits_transition", "exits_positive"),
            (1, 1, 1),
        )
        self.assertEqual(self.count("dynamic_rate"), (75,))

    def test_the_mean_length_of_their_pathways(self):
        """Five of 150 days, one of 30."""
        days = (5 * 150 + 30) / 6
        self.assertEqual(self.count("pathway_months"), (round(days * 0.0328767, 6),))

    def test_every_figure_is_the_recount_of_the_records(self):
        self.assert_insertion_recounted(MAY)
        self.assert_insertion_recounted(JUNE)

    def test_the_dialogue_de_gestion_says_the_same(self):
        dialogue = self.env["cocagne.dialogue"].create(
            {"company_id": self.garden.id, "date_from": MAY, "date_to": self.day}
        )
        for code, row in (
            ("exits_counted", "exits"),
            ("exits_durable", "durable"),
            ("exits_transition", "transition"),
            ("exits_positive", "positive"),
        ):
            with self.subTest(code=code):
                value = dialogue._value("exits", row, "count")
                self.assertEqual(self.count(code), (value,))
        self.assertEqual(dialogue._value("rates", "dynamic", "percent"), 75)

    def test_the_rates_of_the_year_are_the_sum_of_its_months(self):
        later = self.make_worker("G", START, END, 100)
        self.make_exit(later, "7", date(2026, 9, 30))
        months = [date(2026, month, 1) for month in range(1, 13)]
        found = [
            self.count("exits_counted", "exits_dynamic", month=month)
            for month in months
        ]
        rate = self.env["cocagne.insertion.exit.rate"].search(
            [
                ("company_id", "=", self.garden.id),
                ("scope", "=", "year"),
                ("period", "=", "2026"),
                ("rate", "=", "dynamic"),
                ("series", "=", "reached"),
            ]
        )
        totals = tuple(sum(column) for column in zip(*found, strict=True))
        self.assertEqual(totals, (rate.counted, rate.count))
        self.assertEqual(totals, (5, 3))

    def test_the_category_of_the_garden_counts(self):
        self.env["cocagne.insertion.exit.category"].create(
            {
                "company_id": self.garden.id,
                "reason_id": self.reason("10").id,
                "category": "other",
                "source": "Letter of 1 February",
            }
        )
        self.assertEqual(self.count("exits_transition", "exits_other"), (0, 2))
        self.assert_insertion_recounted(MAY)

    def test_the_first_day_of_the_next_month_is_not_in_it(self):
        later = self.make_worker("H", START, END, 100)
        self.make_exit(later, "3", JUNE)
        self.assertEqual(self.count("exits"), (6,))
        self.assertEqual(self.count("exits", month=JUNE), (1,))

    def test_an_exit_without_a_paid_hour_does_not_count(self):
        idle = self.make_worker("I", START, END, 0.5)
        self.make_exit(idle, "3", self.day)
        self.assertEqual(self.count("exits", "exits_neutralised"), (7, 3))
        self.assert_insertion_recounted(MAY)

    def test_another_garden_has_its_own(self):
        theirs = self.person_at(self.other_garden)
        self.env["cocagne.insertion.exit"].create(
            {
                "pathway_id": theirs.id,
                "company_id": self.other_garden.id,
                "date": self.day,
                "reason_id": self.reason("3").id,
            }
        )
        self.assertEqual(self.count("exits"), (6,))
        self.assertEqual(self.count("exits", garden=self.coast), (1,))


@tagged("post_install", "-at_install")
class TestPartsOfWholes(ExitFigureCase):
    def test_the_parts_of_every_whole_make_it(self):
        values = self.values(self.lake, MAY)
        wholes = {}
        for one in self.env["cocagne.indicator.source"]._indicators():
            if one.breakdown and one.code.startswith("insertion."):
                wholes.setdefault((one.part_of, one.breakdown), []).append(one.code)
        self.assertEqual(len(wholes), 5)
        for (whole, breakdown), parts in wholes.items():
            with self.subTest(whole=whole, breakdown=breakdown):
                total = sum(values[code].value for code in parts)
                self.assertEqual(total, values[whole].value)
                self.assertTrue(total)

    def test_a_part_is_never_more_than_its_whole(self):
        values = self.values(self.lake, MAY)
        for one in self.env["cocagne.indicator.source"]._indicators():
            if one.part_of and one.code.startswith("insertion."):
                with self.subTest(code=one.code):
                    self.assertLessEqual(
                        values[one.code].value, values[one.part_of].value
                    )
