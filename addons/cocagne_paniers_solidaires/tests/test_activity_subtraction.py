"""An accountant asks for two reports that differ by a little, and takes one away."""

from odoo.tests import tagged

from .activity_case import ActivityCase


@tagged("post_install", "-at_install")
class TestSubtraction(ActivityCase):
    """Nine households in March; in April Lise alone (k is 5); all again in May."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.deliver_march()
        cls.lise = cls.orders.filtered(lambda o: o.partner_id.name.startswith("Lise"))
        cls.deliver(cls.lise, 7, month=4)
        for order in cls.orders:
            cls.deliver(order, 5, month=5)

    def told(self, first, last, user=None, **values):
        """What the accountant reads of these days."""
        report = self.make_report(
            user or self.user_accountant,
            **{"period": "free", "date_from": first, "date_to": last, **values},
        )
        return report._shown(exact=True)

    def told_baskets(self, *days, axis=None):
        shown = self.told(*days)
        if axis is None:
            return shown["totals"]["baskets"]
        return {
            (row["key"] if axis == "month" else row["label"]): row["values"]["baskets"]
            for row in shown["axes"][axis]["rows"]
        }

    def test_days_less_days_give_nothing(self):
        """From 3 March less from 4 March would be the baskets of one day."""
        march = self.told_baskets("2026-03-01", "2026-03-31")
        for first in range(2, 12):
            shown = self.told(f"2026-03-{first:02}", "2026-03-31")
            self.assertIsNone(shown["told"])
            self.assertIsNone(shown["totals"]["baskets"])
        for last in range(1, 31):
            shown = self.told("2026-03-01", f"2026-03-{last:02}")
            self.assertIsNone(shown["totals"]["baskets"])
        self.assertEqual(march, 18)

    def test_a_quarter_less_two_months_does_not_give_the_third(self):
        """April is Lise's: it is told with May, by no report alone."""
        self.assertIsNone(self.told_baskets("2026-04-01", "2026-04-30"))
        self.assertIsNone(self.told_baskets("2026-05-01", "2026-05-31"))
        self.assertEqual(self.told_baskets("2026-03-01", "2026-03-31"), 18)
        self.assertEqual(self.told_baskets("2026-04-01", "2026-05-31"), 10)
        self.assertEqual(self.told_baskets("2026-03-01", "2026-04-30"), 18)
        self.assertEqual(self.told_baskets("2026-03-01", "2026-05-31"), 28)

    def test_what_goes_on_is_not_told_from_day_to_day(self):
        """Today is 15 June: a basket of today changes no report."""
        before = self.told("2026-01-01", "2026-12-31")
        self.deliver(self.lise, 9, month=6)
        after = self.told("2026-01-01", "2026-12-31")
        self.assertEqual(before, after)
        self.assertEqual(after["told"], ["2026-01-01", "2026-05-31"])

    def test_the_months_of_a_table_do_not_tell_april_either(self):
        months = self.told_baskets("2026-01-01", "2026-05-31", axis="month")
        self.assertEqual(months["2026-03-01"], 18)
        self.assertEqual((months["2026-04-01"], months["2026-05-01"]), (None, None))

    def test_a_row_that_is_small_in_a_month_is_hidden_in_each_report(self):
        """Bron has three households of nine: hidden in March, and so in the year."""
        for days in (("2026-03-01", "2026-03-31"), ("2026-01-01", "2026-05-31")):
            towns = self.told_baskets(*days, axis="town")
            self.assertIn(towns.get("Bron"), (None,))

    def test_who_welcomes_the_households_reads_every_day(self):
        shown = self.told("2026-04-01", "2026-04-08", self.user_solidarity)
        self.assertEqual(shown["totals"]["baskets"], 1)

    def test_papers_and_what_was_sent_say_which_days_they_tell(self):
        report = self.make_report(
            period="free", date_from="2026-03-01", date_to="2026-04-30"
        )
        told = report._paper()["told"]
        self.assertRegex(told, r"(31/0?3|0?3/31)/2026")
        report.action_send()
        accountant = report.with_user(self.user_accountant)
        self.assertEqual(accountant._shown()["told"], ["2026-03-01", "2026-03-31"])
        self.assertEqual(accountant._shown()["totals"]["baskets"], 18)
