from datetime import date
from io import BytesIO

from openpyxl import load_workbook

from odoo.exceptions import AccessError, UserError

from .common import FAMILIAL, SIMPLE
from .test_planner import PlannedCase

#: A Tuesday with a delivery of round M1.
DAY = date(2026, 6, 16)
REPORT = "cocagne_jardin.action_report_{}"


class PaperCase(PlannedCase):
    """Round M1 stops at Mairie, then at École; three members are delivered on DAY."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env = cls.env(context=dict(cls.env.context, lang="en_US"))
        cls.ecole = cls.make_depot("École")
        cls.stop_ecole = cls.env["cocagne.round.stop"].create(
            {"round_id": cls.m1.id, "depot_id": cls.ecole.id, "sequence": 2}
        )
        cls.alice_two = cls.make_subscription(cls.alice, cls.mairie, quantity=2)
        cls.eric_one = cls.make_subscription(cls.eric, cls.mairie)
        cls.bruno_big = cls.make_subscription(cls.bruno, cls.ecole, cls.familial)
        cls.delivery = cls.delivery_of(cls.alice_two)
        cls.collector = cls.env["cocagne.preparation.sheet"]

    @classmethod
    def delivery_of(cls, order, day=DAY):
        baskets = order.basket_ids.filtered(lambda basket: basket.date == day)
        return baskets.delivery_id

    def sheet(self, deliveries=None):
        return self.collector.sheets_of(deliveries or self.delivery)[0]

    def html(self, paper, deliveries=None, user=None):
        reports = self.env["ir.actions.report"].with_user(user or self.env.user)
        deliveries = deliveries or self.delivery
        content = reports._render_qweb_html(REPORT.format(paper), deliveries.ids)[0]
        return content.decode() if isinstance(content, bytes) else str(content)


class TestPreparationSheet(PaperCase):
    def test_the_totals_are_the_sum_of_the_baskets(self):
        sheet = self.sheet()
        self.assertEqual(sheet.total, 4)
        self.assertEqual(sheet.total, self.delivery.unit_count)
        self.assertEqual(sheet.cells(sheet.products), [1, 3])

    def test_every_level_has_the_same_total(self):
        (trip,) = self.sheet().trips
        self.assertEqual(sum(stop.total for stop in trip.stops), trip.total)
        for stop in trip.stops:
            self.assertEqual(sum(member.total for member in stop.members), stop.total)

    def test_a_cancelled_basket_is_not_prepared(self):
        self.delivery.basket_ids.filtered(
            lambda basket: basket.partner_id == self.eric
        ).action_cancel()
        self.assertEqual(self.sheet().total, 3)
        self.assertNotIn("Avout", self.html("road_sheet"))

    def test_stops_follow_the_order_of_the_road(self):
        self.assertEqual(self.stop_names(), ["Mairie", "École"])
        self.stop_ecole.sequence = 0
        self.assertEqual(self.stop_names(), ["École", "Mairie"])

    def stop_names(self):
        return [stop.depot.name for stop in self.sheet().trips[0].stops]

    def test_a_depot_without_basket_is_no_stop(self):
        empty = self.make_depot("Gymnase")
        self.m1.stop_ids = [
            (0, 0, {"depot_id": empty.id, "sequence": 0}),
        ]
        self.assertEqual(self.stop_names(), ["Mairie", "École"])

    def test_a_depot_taken_off_the_round_is_not_forgotten(self):
        self.m1.stop_ids.filtered(lambda stop: stop.depot_id == self.mairie).unlink()
        self.assertEqual(self.stop_names(), ["École", "Mairie"])

    def test_members_are_sorted_as_people_read_names(self):
        members = self.sheet().trips[0].stops[0].members
        self.assertEqual(
            [member.person.lastname for member in members], ["d'Avout", "Martin"]
        )

    def test_a_member_with_two_baskets_of_two_kinds_has_one_line(self):
        self.make_subscription(self.eric, self.mairie, self.eggs)
        avout = self.sheet().trips[0].stops[0].members[0]
        self.assertEqual(avout.total, 2)

    def test_rounds_of_a_week_share_one_sheet(self):
        friday = self.make_subscription(self.alice, self.gare)
        both = self.delivery + self.delivery_of(friday, date(2026, 6, 19))
        sheet = self.sheet(both)
        self.assertEqual([trip.code for trip in sheet.trips], ["M1", "V1"])
        self.assertEqual(sheet.total, 5)

    def test_two_weeks_are_two_sheets(self):
        later = self.delivery_of(self.alice_two, date(2026, 6, 23))
        self.assertEqual(len(self.collector.sheets_of(self.delivery + later)), 2)

    def test_the_number_of_queries_does_not_grow_with_the_baskets(self):
        small = self.queries()
        for number in range(30):
            member = self.make_member("Zoé", f"Nom{number}", phone="0612345678")
            self.make_subscription(member, (self.mairie, self.ecole)[number % 2])
        self.assertEqual(self.queries(), small)

    def queries(self):
        self.collector.sheets_of(self.delivery)  # what the server keeps in memory
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        self.collector.sheets_of(self.delivery)
        return self.env.cr.sql_log_count - before


class TestPapers(PaperCase):
    def test_the_driver_reads_where_to_go_and_the_depot_who_comes(self):
        self.mairie.write({"street": "1 place du Marché", "phone": "03 84 00 00 01"})
        text = self.html("road_sheet")
        for expected in ("Mairie", "1 place du Marché", "03 84 00 00 01", "Martin"):
            self.assertIn(expected, text)

    def test_no_paper_tells_how_a_basket_is_paid(self):
        before = {paper: self.html(paper) for paper in self.papers()}
        self.eric_one.payment_mode = "sepa"
        self.eric_one.order_line.write(
            {"has_participation": True, "participation": 2.5}
        )
        for paper, text in before.items():
            with self.subTest(paper=paper):
                self.assertEqual(self.html(paper), text)

    def test_no_paper_holds_a_price(self):
        for paper in self.papers():
            text = self.html(paper)
            for price in (SIMPLE, FAMILIAL):
                self.assertNotIn(f"{price:.2f}", text)
            self.assertNotIn("€", text)

    def papers(self):
        return ["preparation", "road_sheet", "labels"]

    def test_a_moved_delivery_says_its_usual_day(self):
        self.delivery.date = date(2026, 6, 17)
        usual_day = self.collector._long_date(date(2026, 6, 16))
        self.assertIn(usual_day, self.html("road_sheet"))

    def test_a_preparer_prints_every_paper(self):
        for paper in self.papers():
            self.assertIn("Mairie", self.html(paper, user=self.user_preparer))

    def test_who_has_no_role_in_the_garden_prints_nothing(self):
        outsider = self.make_user("outsider", "base.group_user")
        for paper in self.papers():
            with self.assertRaises(AccessError):
                self.html(paper, user=outsider)

    def test_another_garden_prints_nothing_of_this_one(self):
        stranger = self.make_user(
            "stranger", "cocagne_jardin.group_manager", self.other_garden
        )
        with self.assertRaises(AccessError):
            self.html("road_sheet", user=stranger)

    def test_two_gardens_printed_together_have_two_sheets(self):
        gardens = self.garden + self.other_garden
        own, other = self.collector.with_context(
            allowed_company_ids=gardens.ids
        ).sheets_of(self.delivery + self.delivery_elsewhere())
        self.assertEqual((own.garden, own.total), (self.garden.name, 4))
        self.assertEqual((other.garden, other.total), (self.other_garden.name, 0))

    def delivery_elsewhere(self):
        company_id = self.other_garden.id
        season = self.env["cocagne.season"].create(
            {
                "name": "Season 2026",
                "company_id": company_id,
                "date_start": date(2026, 1, 1),
                "date_end": date(2026, 12, 31),
            }
        )
        return self.env["cocagne.delivery"].create(
            {
                "season_id": season.id,
                "round_id": self.make_round("M1", 2, company_id=company_id).id,
                "nominal_date": DAY,
                "date": DAY,
            }
        )

    def test_a_name_that_looks_like_a_formula_stays_a_text(self):
        self.eric.write({"lastname": "=1+1", "firstname": "@SUM(A1)"})
        book = self.spreadsheet()
        cells = [cell for row in book.worksheets[2] for cell in row]
        written = {cell.value: cell.data_type for cell in cells}
        self.assertEqual(written["=1+1"], "s")
        self.assertEqual(written["@SUM(A1)"], "s")

    def test_the_spreadsheet_has_a_summary_and_a_sheet_per_round(self):
        book = self.spreadsheet()
        summary, depots, trip, _changes = book.sheetnames
        self.assertEqual((summary, depots), ("Week 25", "Depots of week 25"))
        self.assertIn("M1", trip)
        self.assertEqual([cell.value for cell in book["Week 25"][5]][-3:], [1, 3, 4])

    def spreadsheet(self):
        reports = self.env["ir.actions.report"]
        report = REPORT.format("preparation_xlsx")
        content = reports._render_xlsx(report, self.delivery.ids, {})[0]
        return load_workbook(BytesIO(content))

    def test_the_papers_of_a_week_are_three_pdf_files(self):
        if self.env["ir.actions.report"].get_wkhtmltopdf_state() == "install":
            self.skipTest("wkhtmltopdf is not installed")
        files = self.collector.render_week(self.garden, date(2026, 6, 18))
        self.assertEqual(
            sorted(files),
            ["etiquettes.pdf", "feuilles_de_route.pdf", "fiche_preparation.pdf"],
        )
        for content in files.values():
            self.assertEqual(content[:5], b"%PDF-")

    def test_a_week_without_delivery_has_no_papers(self):
        with self.assertRaisesRegex(UserError, "no delivery in the week"):
            self.collector.render_week(self.garden, date(2030, 1, 1))
