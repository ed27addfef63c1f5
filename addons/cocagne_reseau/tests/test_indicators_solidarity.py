"""Households, people and baskets of the programme: nine households in March 2026.

On 3 March all nine collect a basket of 10 €; on 10 March Lise does not. Seven are helped
by the CCAS, Lise and Maud by the CAF and the garden's fund (``ActivityCase``).
"""

from odoo.tests import tagged

from odoo.addons.cocagne_paniers_solidaires.tests.activity_case import ActivityCase

from .figure_case import APRIL, MARCH, FigureCase


class SolidarityFigureCase(FigureCase, ActivityCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.deliver_march()
        cls.gisele = cls.files[2]

    def count(self, *names, month=MARCH, garden=None):
        """The figures of these names, in order."""
        codes = [f"solidarity.{name}" for name in names]
        return tuple(self.figures(codes, month, garden).values())

    @classmethod
    def end(cls, file, day, **values):
        file.write({"state": "ended", "date_end": day, "date_exit": day, **values})

    @classmethod
    def enrol_at(cls, company, partner=None, **values):
        """A file of another establishment or garden, without baskets."""
        partner = partner or cls.env["res.partner"].create(
            {"name": "Nina Test", "company_id": company.id, "cocagne_client": True}
        )
        return cls.env["cocagne.solidarity.enrolment"].create(
            {
                "partner_id": partner.id,
                "company_id": company.id,
                "public_id": cls.isolated.id,
                "date_start": MARCH,
                "state": "active",
                **values,
            }
        )


@tagged("post_install", "-at_install")
class TestSolidarityFigures(SolidarityFigureCase):
    def test_nine_households_of_twenty_people(self):
        self.assertEqual(self.count("households", "people"), (9, 20))
        self.assertEqual(self.count("adults", "children"), (11, 9))

    def test_eighteen_baskets_one_not_collected(self):
        self.assertEqual(
            self.count("baskets", "collected", "not_collected"), (18, 17, 1)
        )

    def test_every_figure_is_the_recount_of_the_records(self):
        for month in (MARCH, APRIL):
            self.assert_solidarity_recounted(month)

    def test_the_report_of_the_programme_says_the_same(self):
        totals = self.totals()
        told = {
            "households": "households",
            "people": "people",
            "enrolled": "enrolled",
            "new_households": "entries",
            "exits": "exits",
            "baskets": "baskets",
            "collected": "delivered",
            "not_collected": "not_collected",
        }
        found = self.count(*told)
        self.assertEqual(found, tuple(totals[code] for code in told.values()))
        self.assertEqual(self.count("kilograms"), (totals["grams"] / 1000,))
        self.assertEqual(totals["households"], 9)

    # -- households --------------------------------------------------------------------

    def test_a_renewed_household_counts_once_as_its_last_file_says(self):
        self.end(self.gisele, "2026-03-05")
        self.make_enrolment(
            self.gisele.partner_id,
            self.ccas_agreement,
            self.orders_of[self.gisele.partner_id],
            date_start="2026-03-06",
            previous_id=self.gisele.id,
            age_25_64=0,
            age_3_17=2,
            age_65=1,
        )
        # two children more
        self.assertEqual(self.count("households", "people", "children"), (9, 22, 11))
        self.assertEqual(self.count("new_households", "exits"), (9, 0))
        self.assert_solidarity_recounted(MARCH)

    def test_a_household_left_on_the_last_day_of_the_month(self):
        self.end(self.gisele, "2026-03-31")
        self.assertEqual(self.count("exits", "enrolled"), (1, 9))
        self.assertEqual(self.count("exits", "enrolled", month=APRIL), (0, 8))
        self.assert_solidarity_recounted(APRIL)

    def test_a_household_that_will_leave_has_not_left(self):
        self.gisele.write({"date_end": "2026-03-31", "date_exit": "2026-03-31"})
        self.assertEqual(self.count("exits"), (0,))

    def test_nobody_is_new_a_day_before_or_after_the_month(self):
        for partner, day in (
            (self.alice, "2026-02-28"),
            (self.bruno, "2026-03-31"),
            (self.chloe, "2026-04-01"),
        ):
            self.enrol_at(self.garden, partner, date_start=day)
        self.assertEqual(self.count("new_households", "enrolled"), (10, 11))
        self.assert_solidarity_recounted(MARCH)

    def test_a_household_without_baskets_is_in_the_programme_only(self):
        self.assertEqual(self.count("households", "enrolled", month=APRIL), (0, 9))
        self.assertEqual(self.count("people", month=APRIL), (0,))

    def test_demands_are_not_in_the_programme(self):
        for state in ("draft", "waiting", "refused"):
            self.gisele.state = state
            with self.subTest(state=state):
                self.assertEqual(self.count("enrolled", "new_households"), (8, 8))

    def test_an_erased_household_keeps_counting(self):
        self.end(self.gisele, "2026-03-31")
        before = self.values(self.lake, MARCH)
        self.gisele.action_erase()
        self.assertEqual(self.values(self.lake, MARCH), before)

    def test_who_waits_on_the_last_day_waits(self):
        rows = [
            ("waiting", {"waiting_since": "2026-03-31"}, 1),
            ("waiting", {"waiting_since": "2026-04-01"}, 0),
            # helped since: it still waited on 31 March
            ("active", {"waiting_since": MARCH, "date_start": APRIL}, 1),
            ("active", {"waiting_since": MARCH, "date_start": "2026-03-31"}, 0),
            ("refused", {"waiting_since": MARCH, "date_exit": "2026-03-31"}, 0),
            ("refused", {"waiting_since": MARCH, "date_exit": APRIL}, 1),
            # taken back from the list
            ("draft", {"waiting_since": MARCH}, 0),
        ]
        file = self.enrol_at(self.garden, self.alice, state="draft")
        for state, values, waiting in rows:
            file.write({"date_start": "2026-06-01", **values, "state": state})
            with self.subTest(state=state, **values):
                self.assertEqual(self.count("waiting"), (waiting,))
                self.assert_solidarity_recounted(MARCH)

    # -- gardens -----------------------------------------------------------------------

    def test_another_garden_has_its_own(self):
        self.enrol_at(self.other_garden)
        self.assertEqual(self.count("enrolled"), (9,))
        self.assertEqual(self.count("enrolled", garden=self.coast), (1,))

    def test_an_establishment_counts_for_its_mother_house(self):
        self.enrol_at(self.branch, self.alice)
        self.assertEqual(self.count("enrolled", "new_households"), (10, 10))
        self.assert_solidarity_recounted(MARCH)

    def test_an_establishment_that_is_a_garden_counts_for_itself(self):
        self.enrol_at(self.branch, self.alice)
        north = self.make_garden("NORD", self.branch, self.lake.region_id)
        self.assertEqual(self.count("enrolled"), (9,))
        self.assertEqual(self.count("enrolled", garden=north), (1,))

    def test_a_household_that_changes_establishment_counts_once(self):
        self.end(self.enrolment, "2026-03-15")
        self.enrol_at(self.branch, self.dina, date_start="2026-03-16")
        self.assertEqual(self.count("enrolled"), (9,))
        self.assert_solidarity_recounted(MARCH)

    # -- baskets -----------------------------------------------------------------------

    def test_the_share_of_all_baskets(self):
        """18 solidarity baskets, and two of Alice's: 90 %."""
        order = self.subscribe(self.alice)
        self.deliver(order, 3, 10)
        self.deliver(order, 17, state="lost")
        self.assertEqual(self.count("basket_share"), (90,))
        self.assert_solidarity_recounted(MARCH)

    def test_a_basket_taken_back_does_not_count(self):
        self.baskets(self.order, 3)._set_state("planned")
        self.assertEqual(self.count("baskets", "collected", "value"), (17, 16, 170))
        self.assert_solidarity_recounted(MARCH)

    def test_a_household_whose_baskets_were_taken_back_is_not_helped(self):
        self.baskets(self.order, 3, 10)._set_state("planned")
        self.assertEqual(self.count("households", "enrolled"), (8, 9))

    def test_two_baskets_on_a_day_are_two(self):
        basket = self.baskets(self.order, 3)
        basket.quantity = 2
        self.assertEqual(self.count("baskets", "value"), (19, 190))
        self.assert_solidarity_recounted(MARCH)

    def test_the_last_day_of_the_month_is_in_it(self):
        self.deliver(self.order, 31)
        self.assertEqual(self.count("baskets"), (19,))
        self.assertEqual(self.count("baskets", month=APRIL), (0,))

    def test_kilos_are_those_of_the_content(self):
        """Nine baskets of 2 kg of carrots and a bunch of 500 g; nothing on the 10th."""
        self.assertEqual(self.count("kilograms"), (22.5,))

    def test_a_depot_with_another_quantity_weighs_another_weight(self):
        self.content.action_reset()
        carrots = self.content.composition_ids.line_ids.filtered(
            lambda line: line.product_id == self.carrot
        )
        self.env["cocagne.content.depot"].create(
            {"line_id": carrots.id, "depot_id": self.mairie.id, "quantity": 3.0}
        )
        self.content.action_validate()
        self.assertEqual(self.count("kilograms"), (31.5,))
        self.assert_solidarity_recounted(MARCH)

    # -- speed -------------------------------------------------------------------------

    def test_as_many_queries_for_ten_gardens_as_for_two(self):
        companies = self.env["res.company"].create(
            [{"name": f"Jardin {rank} (tests)"} for rank in range(8)]
        )
        gardens = self.lake + self.coast
        for rank, company in enumerate(companies):
            gardens += self.make_garden(f"N{rank}", company, self.lake.region_id)
        self.queries(self.lake + self.coast, MARCH)  # fills the caches
        self.assertEqual(len(gardens), 10)
        self.assertEqual(
            self.queries(gardens, MARCH),
            self.queries(self.lake + self.coast, MARCH),
        )
