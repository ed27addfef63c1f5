from datetime import date

from odoo.exceptions import UserError

from ..report.label import LABEL_FORMATS, ORDERS, labels_of, pages
from ..report.label_setting import FORMATS, LABEL_ORDERS
from ..report.paper_options import PaperOptions
from .test_preparation_papers import OptionCase
from .test_preparation_sheet import DAY, REPORT


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
