from datetime import date
from io import BytesIO

from openpyxl import load_workbook

from odoo.exceptions import AccessError, ValidationError

from ..report.label import LABEL_FORMATS
from ..report.label_setting import LAYOUTS
from ..report.paper_options import PaperOptions
from .test_preparation_sheet import REPORT, PaperCase

LAYOUT_KEYS = [key for key, _label in LAYOUTS]


class OptionCase(PaperCase):
    def render(self, paper, user=None, **options):
        """The HTML of a paper printed with some choices."""
        reports = self.env["ir.actions.report"].with_user(user or self.env.user)
        data = {"delivery_ids": self.delivery.ids, **options}
        content = reports._render_qweb_html(REPORT.format(paper), None, data=data)[0]
        return content.decode() if isinstance(content, bytes) else str(content)

    def change_alice(self):
        """Alice gets one basket instead of two on 23 June."""
        self.alice_two.basket_ids.filtered(
            lambda basket: basket.date == date(2026, 6, 23)
        ).quantity = 1

    def position(self, text, *words):
        """Whether the words stand in this order."""
        places = [text.index(word) for word in words]
        self.assertEqual(places, sorted(places), words)


class TestLayouts(OptionCase):
    """The preparation sheet in the ways a garden may choose (R82)."""

    def sheet_text(self, layout):
        self.garden.preparation_layout = layout
        return self.html("preparation")

    def test_r82_each_layout_has_the_totals_of_each_basket_type(self):
        sheet = self.sheet()
        for layout in LAYOUT_KEYS:
            text = self.sheet_text(layout)
            for product in sheet.products:
                self.assertIn(product.name, text, layout)
            self.assertIn("Total of the week", text, layout)

    def test_r82_depot_after_depot(self):
        text = self.sheet_text("depot")
        self.position(
            text, "Total of the week", "Mairie", "École", "Total of the round"
        )

    def test_r82_basket_type_after_basket_type(self):
        (trip,) = self.sheet().trips
        parts = [
            (product.name, [stop.depot.name for stop in stops])
            for product, stops in trip.by_product()
        ]
        self.assertEqual(parts, [("Familial", ["École"]), ("Simple", ["Mairie"])])
        self.assertIn("Total of the round", self.sheet_text("product"))

    def test_r82_with_the_names_of_the_members(self):
        text = self.sheet_text("name")
        self.position(text, "Mairie", "Avout", "Martin", "École", "Petit")

    def test_r82_the_summary_only(self):
        text = self.sheet_text("compact")
        self.assertNotIn("Total of the round", text)
        self.assertNotIn("Petit", text)

    def test_one_print_may_have_another_layout(self):
        self.garden.preparation_layout = "compact"
        text = self.render("preparation", layout="name")
        self.assertIn("Martin", text)

    def test_the_garden_chooses_on_its_own_page(self):
        profile = self.env["cocagne.garden.profile"].browse(self.garden.id)
        profile.with_user(self.user_manager).preparation_layout = "name"
        self.assertEqual(self.garden.preparation_layout, "name")


class TestRoadSheetChoices(OptionCase):
    def names(self, order):
        options = PaperOptions(order=order)
        (sheet,) = self.collector.sheets_of(self.delivery, options)
        return [member.person.lastname for member in sheet.trips[0].stops[0].members]

    def test_r84_members_by_name_or_by_basket_type(self):
        self.make_subscription(self.chloe, self.mairie, self.familial)
        self.assertEqual(self.names("name"), ["d'Avout", "Martin", "Roux"])
        self.assertEqual(self.names("product"), ["Roux", "Martin", "d'Avout"])

    def test_r84_the_garden_chooses_the_order(self):
        self.garden.road_sheet_order = "product"
        self.assertEqual(self.names(""), ["Martin", "d'Avout"])

    def test_r84_a_depot_has_room_for_remarks_and_two_signatures(self):
        text = self.html("road_sheet")
        for words in ("Remarks", "Left by the driver", "Received at the depot"):
            self.assertEqual(text.count(words), 2)

    def test_r84_the_changes_stand_on_the_page_of_their_depot(self):
        following = self.delivery_of(self.alice_two, date(2026, 6, 23))
        self.assertNotIn("Changes since", self.html("road_sheet", following))
        self.change_alice()
        text = self.html("road_sheet", following)
        self.assertEqual(text.count("Changes since the last delivery"), 1)
        mairie, ecole, _rest = text.split("Left by the driver")
        self.assertIn("Other quantity", mairie)
        self.assertNotIn("Other quantity", ecole)

    def test_the_first_delivery_of_a_round_has_no_changes(self):
        self.assertNotIn("Changes since", self.html("road_sheet"))


class TestDignity(OptionCase):
    """Not a letter tells who pays less (R62)."""

    def everything(self):
        self.env.flush_all()
        self.env.invalidate_all()
        texts = {
            layout: self.render("preparation", layout=layout) for layout in LAYOUT_KEYS
        }
        for key in LABEL_FORMATS:
            texts[key] = self.render("labels", label_format=key)
        texts["road"] = self.render("road_sheet")
        texts["book"] = self.cells()
        return texts

    def cells(self):
        report = REPORT.format("preparation_xlsx")
        reports = self.env["ir.actions.report"]
        content = reports._render_xlsx(report, self.delivery.ids, {})[0]
        book = load_workbook(BytesIO(content))
        return [
            (sheet.title, [cell.value for row in sheet for cell in row])
            for sheet in book.worksheets
        ]

    def test_r84_no_paper_in_any_form_tells_a_reduced_price(self):
        before = self.everything()
        self.eric_one.order_line.write(
            {"has_participation": True, "participation": 2.5}
        )
        for name, text in self.everything().items():
            with self.subTest(paper=name):
                self.assertEqual(text, before[name])
                self.assertNotIn("€", str(text))


class TestSpreadsheet(OptionCase):
    def book(self):
        self.change_alice()
        following = self.delivery_of(self.alice_two, date(2026, 6, 23))
        reports = self.env["ir.actions.report"]
        content = reports._render_xlsx(
            REPORT.format("preparation_xlsx"), following.ids, {}
        )[0]
        return load_workbook(BytesIO(content))

    def test_r82_it_has_the_changes_and_the_pallets(self):
        self.m1.load_unit_id = self.env["cocagne.load.unit"].create(
            {"name": "Palette", "capacity": 3, "company_id": self.garden.id}
        )
        book = self.book()
        self.assertEqual(book.sheetnames[-2:], ["Changes w26", "Pallets w26"])
        changes = [cell.value for row in book["Changes w26"] for cell in row]
        self.assertIn("Martin", changes)
        self.assertIn("2 Simple", " ".join(str(value) for value in changes))
        pallets = [cell.value for cell in book["Pallets w26"][4]]
        self.assertEqual(pallets[1:], ["Palette", "", 3, 1, 1, 0, 0, 0])


class TestPrintWizard(OptionCase):
    def wizard(self, user=None, **values):
        return (
            self.env["cocagne.paper.print"]
            .with_user(user or self.user_preparer)
            .create({"delivery_ids": self.delivery.ids, **values})
        )

    def test_it_opens_with_what_the_garden_chose(self):
        self.garden.write({"label_format": "5x13", "label_order": "product"})
        wizard = self.wizard()
        self.assertEqual(wizard.label_format, "5x13")
        self.assertEqual(wizard.label_order, "product")

    def test_r83_it_prints_what_is_chosen(self):
        wizard = self.wizard(
            label_format="3x7", first_label=5, member_ids=self.alice.ids
        )
        data = wizard.action_print()["data"]
        options = PaperOptions.from_data(data)
        self.assertEqual(
            (options.label_format, options.label_start, options.member_ids),
            ("3x7", 4, self.alice.ids),
        )
        self.assertEqual(data["delivery_ids"], self.delivery.ids)

    def test_a_label_that_is_not_on_the_sheet_is_refused(self):
        for wrong in (0, 25):
            with self.assertRaisesRegex(ValidationError, "between 1 and 24"):
                self.wizard(label_format="3x8", first_label=wrong)

    def test_it_offers_the_depots_and_members_of_the_rounds_only(self):
        wizard = self.wizard()
        self.assertEqual(wizard.possible_depot_ids, self.mairie + self.ecole)
        self.assertEqual(
            wizard.possible_member_ids, self.alice + self.bruno + self.eric
        )

    def test_who_has_no_role_prints_nothing(self):
        with self.assertRaises(AccessError):
            self.wizard(self.user_insertion_adviser)


class TestPaperQueries(OptionCase):
    """Every paper asks as often for fifty baskets as for ten."""

    def add(self, first, last):
        for number in range(first, last):
            member = self.make_member(f"Zoé{number}", f"Nom{number}")
            self.make_subscription(member, (self.mairie, self.ecole)[number % 2])

    def queries(self, paper):
        self.html(paper)
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        self.html(paper)
        return self.env.cr.sql_log_count - before

    def test_r81_r82_r83_r84_papers_of_fifty_ask_as_often_as_of_ten(self):
        papers = ("preparation", "road_sheet", "labels")
        self.add(0, 6)
        ten = {paper: self.queries(paper) for paper in papers}
        self.add(6, 46)
        self.assertEqual(self.sheet().total, 50)
        for paper in papers:
            with self.subTest(paper=paper):
                self.assertLessEqual(self.queries(paper), ten[paper])
