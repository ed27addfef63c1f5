from unittest import TestCase

from ..report.label import LABEL_FORMATS, Label, labels_of, pages
from .test_preparation_sheet import PaperCase


class TestLabels(PaperCase):
    def labels(self):
        return labels_of(self.sheet())

    def test_one_label_per_basket(self):
        self.assertEqual(len(self.labels()), self.delivery.unit_count)

    def test_a_quantity_of_two_makes_two_labels(self):
        alice = [label for label in self.labels() if label.lastname == "Martin"]
        self.assertEqual(
            [(label.rank, label.count) for label in alice], [(1, 2), (2, 2)]
        )

    def test_labels_follow_the_stops_then_the_names(self):
        self.assertEqual(
            [(label.depot, label.lastname) for label in self.labels()],
            [
                ("Mairie", "d'Avout"),
                ("Mairie", "Martin"),
                ("Mairie", "Martin"),
                ("École", "Petit"),
            ],
        )

    def test_a_label_says_who_what_where_and_when(self):
        label = self.labels()[-1]
        self.assertEqual(
            (label.firstname, label.product, label.depot_number, label.round),
            ("Bruno", "Familial", self.ecole.number, "M1"),
        )
        self.assertIn("16", label.day)

    def test_a_cancelled_basket_has_no_label(self):
        self.delivery.basket_ids._set_state("cancelled")
        self.assertEqual(self.labels(), [])

    def test_the_manager_chooses_the_sheets_of_labels(self):
        profile = self.env["cocagne.garden.profile"].browse(self.garden.id)
        profile.with_user(self.user_manager).label_format = "2x7"
        self.assertIn("width: 99.1mm", self.html("labels"))

    def test_labels_of_24_to_the_sheet_are_the_usual_ones(self):
        self.assertIn("width: 70.0mm", self.html("labels"))


class TestLabelSheets(TestCase):
    """No database: where labels fall on the page."""

    def label(self, lastname="Martin"):
        return Label(lastname, "Alice", "Simple", 1, "Mairie", "M1", "#000", "", 1, 1)

    def test_a_page_is_full_before_the_next_begins(self):
        for label_format in LABEL_FORMATS.values():
            labels = [self.label()] * (label_format.per_page + 1)
            sizes = [len(page) for page in pages(labels, label_format)]
            self.assertEqual(sizes, [label_format.per_page, 1])

    def test_labels_go_from_left_to_right_then_down(self):
        (page,) = pages([self.label()] * 4, LABEL_FORMATS["3x8"])
        corners = [(left, top) for left, top, _label in page]
        self.assertEqual(corners, [(0, 0.5), (70, 0.5), (140, 0.5), (0, 37.5)])

    def test_the_last_label_ends_inside_the_page(self):
        for label_format in LABEL_FORMATS.values():
            left, top = label_format.corner(label_format.per_page - 1)
            self.assertLessEqual(left + label_format.width, label_format.page_width)
            self.assertLessEqual(top + label_format.height, label_format.page_height)

    def test_margins_are_the_same_on_both_sides(self):
        for label_format in LABEL_FORMATS.values():
            left, top = label_format.corner(label_format.per_page - 1)
            right_margin = label_format.page_width - left - label_format.width
            bottom_margin = label_format.page_height - top - label_format.height
            self.assertAlmostEqual(right_margin, label_format.left, places=1)
            self.assertAlmostEqual(bottom_margin, label_format.top, places=1)

    def test_a_wide_name_is_printed_smaller(self):
        self.assertEqual(self.label().size, "normal")
        self.assertEqual(self.label("de La Fontaine").size, "wide")
        self.assertEqual(self.label("Vandenbroucke-Delattre").size, "very-wide")

    def test_capitals_are_wider(self):
        self.assertEqual(self.label("CHEVALIER-ROY").size, "wide")
