from datetime import date
from io import BytesIO

from openpyxl import load_workbook
from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tools import mute_logger

from ..report.label import LABEL_FORMATS, ORDERS, labels_of, pages
from ..report.label_setting import FORMATS, LABEL_ORDERS, LAYOUTS
from ..report.paper_options import PaperOptions
from .test_preparation_sheet import DAY, REPORT, PaperCase

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


class TestStacks(OptionCase):
    """Pallets of 40 with a strap, rolls of 24 (R82)."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        units = cls.env["cocagne.load.unit"]
        cls.pallet = units.create(
            {
                "name": "Palette",
                "capacity": 40,
                "has_strap": True,
                "company_id": cls.garden.id,
            }
        )
        cls.roll = units.create(
            {"name": "Roll", "capacity": 24, "company_id": cls.garden.id}
        )
        cls.m1.load_unit_id = cls.pallet

    def stacks(self):
        return self.sheet().trips[0].stacks

    def set_quantity(self, order, quantity):
        order.basket_ids.filtered(lambda basket: basket.date == DAY).quantity = quantity

    def test_r82_ninety_five_baskets_need_two_full_pallets_and_fifteen(self):
        self.set_quantity(self.alice_two, 93)  # and 1 + 1 of the others
        (stack,) = self.stacks()
        self.assertEqual(
            (stack.unit, stack.baskets, stack.count, stack.full, stack.rest),
            ("Palette", 95, 3, 2, 15),
        )
        self.assertEqual(stack.straps, 2)

    def test_r82_a_shop_has_rolls_of_its_own(self):
        self.ecole.load_unit_id = self.roll
        self.set_quantity(self.bruno_big, 30)
        pallet, roll = self.stacks()
        self.assertEqual((pallet.unit, pallet.baskets), ("Palette", 3))
        self.assertEqual((roll.unit, roll.count, roll.rest), ("Roll", 2, 6))
        self.assertIn("École", roll.place)
        self.assertEqual(roll.straps, 0)

    def test_a_big_basket_counts_two_places_where_the_garden_says_so(self):
        self.pallet.counts_places = True
        self.familial.depot_places = 2
        self.set_quantity(self.bruno_big, 20)
        (stack,) = self.stacks()
        self.assertEqual((stack.full, stack.rest), (1, 3))

    def test_an_add_on_without_a_place_travels_beside(self):
        self.pallet.counts_places = True
        self.make_subscription(self.chloe, self.mairie, self.eggs)
        (stack,) = self.stacks()
        self.assertEqual((stack.baskets, stack.left_out), (4, 1))

    def test_a_basket_type_may_have_a_capacity_of_its_own(self):
        self.pallet.line_ids = [
            (0, 0, {"product_id": self.familial.id, "capacity": 10})
        ]
        self.set_quantity(self.bruno_big, 10)
        (stack,) = self.stacks()
        self.assertEqual((stack.full, stack.rest), (1, 3))

    def test_without_containers_nothing_is_printed(self):
        self.m1.load_unit_id = False
        self.assertEqual(self.stacks(), [])
        self.assertNotIn("Pallets and rolls", self.html("preparation"))

    def test_r82_the_sheet_says_what_to_bring(self):
        self.set_quantity(self.alice_two, 93)
        text = " ".join(self.html("preparation").split())
        self.assertIn("Pallets and rolls", text)
        self.assertIn("full: <b>2</b>", text)
        self.assertIn("baskets left over: <b>15</b>", text)

    def test_a_container_carries_at_least_one_basket(self):
        with self.assertRaises(IntegrityError), mute_logger("odoo.sql_db"):
            self.pallet.capacity = 0
            self.env.flush_all()

    def test_only_the_manager_changes_the_containers(self):
        self.assertTrue(self.pallet.with_user(self.user_preparer).name)
        for user in (self.user_preparer, self.user_sales_desk, self.user_accountant):
            with self.assertRaises(AccessError):
                self.pallet.with_user(user).capacity = 30
        self.pallet.with_user(self.user_manager).capacity = 30
        with self.assertRaises(AccessError):
            self.pallet.with_user(self.user_head_office).read(["name"])


class TestLabelChoices(OptionCase):
    def labels(self, order):
        return labels_of(self.sheet(), order)

    def test_r83_every_format_that_can_be_chosen_exists(self):
        self.assertEqual([key for key, _label in FORMATS], list(LABEL_FORMATS))
        self.assertEqual(tuple(key for key, _label in LABEL_ORDERS), ORDERS)

    def test_r83_every_format_prints_every_label(self):
        for key in LABEL_FORMATS:
            text = self.render("labels", label_format=key)
            self.assertEqual(text.count('class="place"'), 4, key)

    def test_r83_labels_by_basket_type(self):
        self.make_subscription(self.chloe, self.ecole)
        self.assertEqual(
            [(label.product, label.lastname) for label in self.labels("product")],
            [
                ("Familial", "Petit"),
                ("Simple", "d'Avout"),
                ("Simple", "Martin"),
                ("Simple", "Martin"),
                ("Simple", "Roux"),
            ],
        )

    def test_r83_labels_by_name_as_people_read_them(self):
        self.make_subscription(self.chloe, self.mairie)
        names = [label.lastname for label in self.labels("name")]
        self.assertEqual(names, ["d'Avout", "Martin", "Martin", "Petit", "Roux"])

    def test_an_unknown_order_is_refused(self):
        with self.assertRaises(ValueError):
            self.labels("colour")

    def test_r83_a_reprint_of_one_member(self):
        text = self.render("labels", member_ids=self.alice.ids)
        self.assertEqual(text.count('class="place"'), 2)
        self.assertIn("Martin", text)
        self.assertNotIn("Petit", text)

    def test_r83_a_reprint_of_one_depot(self):
        text = self.render("labels", depot_ids=self.ecole.ids)
        self.assertEqual(text.count('class="place"'), 1)
        self.assertIn("Petit", text)

    def test_r83_a_sheet_already_begun_leaves_its_first_labels(self):
        label_format = LABEL_FORMATS["3x8"]
        labels = self.labels("depot")
        (page,) = pages(labels, label_format, used=3)
        self.assertEqual(page[0][:2], label_format.corner(3))
        first, second = pages(labels, label_format, used=22)
        self.assertEqual((len(first), len(second)), (2, 2))
        self.assertEqual(second[0][:2], label_format.corner(0))

    def test_a_full_sheet_cannot_be_begun(self):
        with self.assertRaises(ValueError):
            list(pages(self.labels("depot"), LABEL_FORMATS["3x8"], used=24))

    def test_a_roll_has_one_label_a_page_and_none_used(self):
        for key in ("roll_100x50", "roll_57x32"):
            sizes = [
                len(page)
                for page in pages(self.labels("depot"), LABEL_FORMATS[key], used=5)
            ]
            self.assertEqual(sizes, [1] * 4)

    def test_a_roll_and_a_sheet_do_not_share_a_file(self):
        other = self.delivery_elsewhere()
        self.other_garden.label_format = "roll_57x32"
        both = (self.delivery + other).with_context(
            allowed_company_ids=(self.garden + self.other_garden).ids
        )
        printer = self.env["report.cocagne_jardin.report_labels"]
        with self.assertRaisesRegex(UserError, "one garden at a time"):
            printer._by_format(both, PaperOptions())

    def delivery_elsewhere(self):
        season = self.env["cocagne.season"].create(
            {
                "name": "Season 2026",
                "company_id": self.other_garden.id,
                "date_start": date(2026, 1, 1),
                "date_end": date(2026, 12, 31),
            }
        )
        garden_round = self.make_round("M1", 2, company_id=self.other_garden.id)
        return self.env["cocagne.delivery"].create(
            {
                "season_id": season.id,
                "round_id": garden_round.id,
                "nominal_date": DAY,
                "date": DAY,
            }
        )

    def test_a_roll_gives_the_pdf_its_size(self):
        reports = self.env["ir.actions.report"]
        report = reports._get_report(REPORT.format("labels"))
        roll = report.with_context(label_format="roll_57x32").get_paperformat()
        self.assertEqual((roll.page_width, roll.page_height), (57, 32))
        self.assertEqual(report.get_paperformat().format, "A4")


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
