"""Each figure of a report, computed again from the records, one by one."""

from datetime import date

from odoo.tests import tagged

from .activity_case import BANDS, ActivityCase


@tagged("post_install", "-at_install")
class TestActivityFigures(ActivityCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.deliver_march()

    # -- the same figures, one record after another ----------------------------------------

    def counted_baskets(self):
        return [
            basket
            for order in self.orders
            for basket in order.basket_ids
            if basket.date.month == 3 and self.shares(basket)
        ]

    def test_households_and_people_are_those_of_the_files(self):
        totals = self.totals()
        self.assertEqual(totals["households"], 9)
        self.assertEqual(totals["people"], sum(f.household_size for f in self.files))
        for band in BANDS:
            self.assertEqual(totals[band], sum(f[band] for f in self.files), band)

    def test_baskets_are_those_that_went_out(self):
        states = [basket.state for basket in self.counted_baskets()]
        totals = self.totals()
        self.assertEqual((totals["delivered"], totals["not_collected"]), (17, 1))
        self.assertEqual(totals["delivered"], states.count("delivered"))
        self.assertEqual(totals["not_collected"], states.count("not_collected"))
        self.assertEqual(totals["baskets"], 18)

    def test_amounts_are_the_sum_of_the_shares(self):
        totals = self.totals()
        shares = self.env["cocagne.solidarity.share"].search(
            [("enrolment_id", "in", self.files.ids)]
        )
        for payer, code in (
            ("participant", "participant"),
            ("funder", "funders"),
            ("fund", "fund"),
        ):
            cents = sum(
                round(100 * share.amount) for share in shares if share.payer == payer
            )
            self.assertEqual(totals[code], cents, payer)
        self.assertEqual(totals["value"], 18 * 1000)
        # 14 baskets with the CCAS at 7 €, 4 with the CAF at 5 €
        self.assertEqual(totals["funders"], 14 * 700 + 4 * 500)

    def test_kilos_are_those_of_the_content_of_the_week(self):
        totals = self.totals()
        self.assertEqual(totals["grams_organic"], 9 * 2000)
        self.assertEqual(totals["grams_other"], 9 * 500)
        self.assertEqual(totals["grams"], 9 * 2500)
        self.assertEqual((totals["weighed"], totals["grams_weighed"]), (9, 9 * 2500))

    def test_a_vegetable_without_weight_leaves_the_basket_half_weighed(self):
        self.bunch.weight = 0
        totals = self.totals()
        self.assertEqual(totals["grams"], 9 * 2000)
        self.assertEqual((totals["weighed"], totals["grams_weighed"]), (0, 0))

    def test_a_depot_with_another_quantity_weighs_another_weight(self):
        self.content.action_reset()
        carrots = self.content.composition_ids.line_ids.filtered(
            lambda line: line.product_id == self.carrot
        )
        self.env["cocagne.content.depot"].create(
            {"line_id": carrots.id, "depot_id": self.mairie.id, "quantity": 3.0}
        )
        self.content.action_validate()
        self.assertEqual(self.totals()["grams_organic"], 9 * 3000)

    def test_a_content_that_is_not_validated_weighs_nothing(self):
        self.content.action_reset()
        self.assertEqual(self.totals()["grams"], 0)

    def test_all_nine_are_new_in_march_and_none_is_in_april(self):
        totals = self.totals()
        self.assertEqual((totals["entries"], totals["enrolled"]), (9, 9))
        april = self.totals(self.make_report(date_from=date(2026, 4, 1)))
        self.assertEqual((april["entries"], april["enrolled"]), (0, 9))

    def test_a_household_that_left_is_an_exit_with_its_reason(self):
        reason = self.env.ref("cocagne_paniers_solidaires.exit_reason_job")
        self.files[1].write(
            {
                "state": "ended",
                "date_end": "2026-03-20",
                "date_exit": "2026-03-20",
                "exit_reason_id": reason.id,
            }
        )
        report = self.make_report()
        self.assertEqual(self.totals(report)["exits"], 1)
        self.assertEqual(self.rows("exit_reason", report)[reason.name]["exits"], 1)
        self.assertEqual(
            self.totals(self.make_report(date_from=date(2026, 4, 1)))["enrolled"], 8
        )

    def test_a_renewal_is_neither_an_exit_nor_a_new_household(self):
        first = self.files[1]
        first.write({"state": "ended", "date_end": "2026-03-15"})
        second = self.make_enrolment(
            first.partner_id,
            self.ccas_agreement,
            self.orders_of[first.partner_id],
            date_start="2026-03-16",
            previous_id=first.id,
            public_id=self.senior.id,
        )
        self.assertEqual(second.household_key, first.household_key)
        totals = self.totals()
        self.assertEqual((totals["exits"], totals["entries"]), (0, 9))
        self.assertEqual((totals["households"], totals["enrolled"]), (9, 9))
        self.assertEqual(self.rows("public")[self.senior.name]["delivered"], 2)

    @property
    def senior(self):
        return self.env.ref("cocagne_paniers_solidaires.public_senior")

    def test_workshops_count_those_who_came(self):
        people = [self.files[1].partner_id, self.files[2].partner_id, self.alice]
        self.make_workshop(people)
        self.make_workshop(people[:1], day=19)
        totals = self.totals()
        self.assertEqual((totals["sessions"], totals["guests"]), (2, 4))
        # two households, one of them twice: three presences of two hours
        self.assertEqual((totals["presences"], totals["minutes"]), (2, 3 * 120))

    # -- tables ------------------------------------------------------------------------------

    def test_towns_are_one_however_they_are_typed(self):
        towns = self.rows("town")
        households = {name: row["households"] for name, row in towns.items()}
        self.assertEqual(households, {"Lyon": 6, "Bron": 3})

    def test_situations_and_structures_add_up_to_the_totals(self):
        totals = self.totals()
        for axis in ("town", "public", "structure", "scheme"):
            rows = self.rows(axis).values()
            for code in (
                "households",
                "people",
                "baskets",
                "value",
                "grams",
                "entries",
            ):
                total = sum(row[code] for row in rows)
                self.assertEqual(total, totals[code], (axis, code))

    def test_months_of_the_period_are_all_there(self):
        report = self.make_report(period="quarter", date_from=date(2026, 2, 14))
        self.assertEqual(report.date_from, date(2026, 1, 1))
        months = self.rows("month", report)
        self.assertEqual(
            [row["baskets"] for row in months.values()],
            [0, 0, 18],
        )

    def test_who_pays_by_kind_funder_and_agreement(self):
        funders = self.rows("funder")
        self.assertEqual(funders["CCAS du Lac"]["paid"], 9800)
        self.assertEqual(funders["CCAS du Lac"]["households"], 7)
        self.assertEqual(funders["CAF"]["paid"], 2000)
        self.assertEqual(self.rows("agreement")["CAF 2026"]["baskets"], 4)
        payers = self.rows("payer")
        self.assertEqual(sum(row["paid"] for row in payers.values()), 18000)

    def test_a_report_of_a_funder_counts_its_baskets_only(self):
        report = self.make_report(funder_id=self.caf.id)
        totals = self.totals(report)
        self.assertEqual((totals["households"], totals["baskets"]), (2, 4))
        self.assertEqual((totals["value"], totals["funders"]), (4000, 2000))
        same = self.make_report(agreement_ids=self.caf_agreement.ids)
        self.assertEqual(self.totals(same), totals)

    def test_a_report_of_a_town_and_of_a_situation(self):
        self.assertEqual(self.totals(self.make_report(town="bron"))["households"], 3)
        family = self.make_report(public_ids=self.family.ids)
        self.assertEqual(self.totals(family)["households"], 3)

    def test_a_correction_takes_the_basket_back(self):
        basket = self.baskets(self.order, 3)
        basket._set_state("planned")
        totals = self.totals()
        self.assertEqual((totals["delivered"], totals["value"]), (16, 17000))

    def test_a_correction_of_a_stated_share_takes_it_back_too(self):
        basket = self.baskets(self.order, 3)
        statement = self.env["cocagne.solidarity.statement"].create(
            {
                "agreement_id": self.ccas_agreement.id,
                "company_id": self.garden.id,
                "date_from": "2026-03-01",
                "date_to": "2026-03-31",
            }
        )
        self.shares(basket).sudo().write({"statement_id": statement.id})
        basket._set_state("planned")
        self.assertTrue(self.shares(basket))
        totals = self.totals()
        self.assertEqual((totals["delivered"], totals["value"]), (16, 17000))

    def test_an_erased_household_keeps_its_figures(self):
        before = self.totals()
        file = self.files[1]
        file.write({"state": "ended", "date_end": "2026-03-31"})
        before["exits"] = 1
        file.action_erase()
        self.assertFalse(file.partner_id)
        self.assertEqual(self.totals(), before)

    def test_the_other_garden_is_not_counted(self):
        before = self.totals()
        self.make_other_garden_file()
        self.assertEqual(self.totals(), before)

    # -- speed -------------------------------------------------------------------------------

    def test_the_number_of_queries_does_not_follow_the_households(self):
        report = self.make_report()
        counts = []
        for number in (10, 50):
            self._enrol_until(number)
            self.env.flush_all()
            self.env.invalidate_all()
            report._count()  # rules, words and units are in memory from then on
            self.env.invalidate_all()
            with self.subTest(households=number):
                before = self.env.cr.sql_log_count
                figures = report._count()
                counts.append(self.env.cr.sql_log_count - before)
                self.assertEqual(figures["totals"]["households"], number)
        self.assertEqual(counts[0], counts[1], "a query per household")
        self.assertLess(counts[1], 35)

    def _enrol_until(self, number):
        while len(self.files) < number:
            rank = len(self.files)
            self._enrol(f"House {rank}", f"Town {rank}", "isolated", (0, 0, 0, 1, 0))
            self.deliver(self.orders[-1], 3)
