from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, UserError
from odoo.tools import mute_logger

from .test_preparation_sheet import PaperCase

REPORT = "cocagne_jardin.action_report_delivery_note"


class TestDeliveryNote(PaperCase):
    """The canteen gets 20 Simple at École; Alice, Éric and Bruno are people."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.canteen = cls.make_member("", "Cantine du Lac", is_company=True)
        cls.order = cls.make_subscription(cls.canteen, cls.ecole, quantity=20)
        cls.notes = cls.env["cocagne.delivery.note"]

    def issue(self, user=None):
        self.delivery.with_user(user or self.user_sales_desk).action_delivery_notes()
        return self.notes.search(
            [("delivery_id", "=", self.delivery.id), ("state", "=", "issued")]
        )

    def basket(self):
        return self.order.basket_ids.filtered(
            lambda basket: basket.delivery_id == self.delivery
        )

    def text(self, note, user=None):
        reports = self.env["ir.actions.report"].with_user(user or self.env.user)
        content = reports._render_qweb_html(REPORT, note.ids)[0]
        return " ".join(content.decode().split())

    def test_r86_a_company_gets_a_numbered_note_and_people_none(self):
        note = self.issue()
        self.assertEqual(note.partner_id, self.canteen)
        self.assertEqual(note.name, "BL/2026/0001")
        self.assertEqual((note.unit_count, note.depot_id), (20, self.ecole))

    def test_r86_a_professional_depot_gets_a_note_in_its_name(self):
        self.mairie.category = "professional"
        notes = self.issue()
        self.assertEqual(notes.partner_id, self.canteen + self.mairie.partner_id)
        self.assertEqual(sorted(notes.mapped("unit_count")), [3, 20])

    def test_r86_a_second_click_numbers_nothing_more(self):
        self.assertEqual(self.issue(), self.issue())
        self.assertEqual(len(self.notes.search([])), 1)

    def test_r86_baskets_that_change_make_a_note_that_replaces_the_first(self):
        first = self.issue()
        first.message = "Quai 2"
        self.basket().quantity = 18
        second = self.issue()
        self.assertEqual(first.state, "replaced")
        self.assertEqual((second.replaces_id, second.name), (first, "BL/2026/0002"))
        self.assertEqual(second.message, "Quai 2")
        self.assertIn("Cancels and replaces BL/2026/0001", self.text(second))
        self.assertIn("Replaced by a newer note", self.text(first))
        self.assertEqual(first.unit_count, 20)

    def test_a_client_who_gets_nothing_any_more_has_no_note_in_force(self):
        first = self.issue()
        self.basket()._set_state("cancelled")
        self.assertFalse(self.issue())
        self.assertEqual(first.state, "replaced")

    def test_a_round_without_professional_client_says_so(self):
        self.basket()._set_state("cancelled")
        with self.assertRaisesRegex(UserError, "No professional client"):
            self.issue()

    def test_what_came_back_is_not_on_the_note(self):
        self.mairie.category = "professional"
        self.basket()._set_state("returned")
        self.assertNotIn(self.canteen, self.issue().partner_id)

    def test_a_note_is_never_deleted(self):
        with self.assertRaisesRegex(UserError, "is kept"):
            self.issue().unlink()

    def test_a_client_has_one_note_in_force_of_a_delivery(self):
        note = self.issue()
        with self.assertRaises(IntegrityError), mute_logger("odoo.sql_db"):
            note.copy({"name": "BL/2026/0009"})

    def test_gardens_number_their_notes_apart(self):
        own = self.garden._delivery_note_sequence()
        other = self.other_garden._delivery_note_sequence()
        self.assertNotEqual(own, other)
        self.assertEqual(own, self.garden._delivery_note_sequence())

    def test_r86_no_price_unless_the_garden_prints_them(self):
        self.assertNotIn("Unit price", self.text(self.issue()))
        self.garden.delivery_note_prices = True
        note = self.issue()
        text = self.text(note)
        self.assertIn("Unit price", text)
        self.assertRegex(text, r"200[.,]00")  # 20 baskets of 10 euros

    def test_a_reduced_price_changes_not_a_letter(self):
        self.garden.delivery_note_prices = True
        note = self.issue()
        before = self.text(note)
        self.order.order_line.write({"has_participation": True, "participation": 2.5})
        self.assertEqual(self.issue(), note)
        self.assertEqual(self.text(note), before)

    def test_r86_the_garden_writes_its_own_texts(self):
        profile = self.env["cocagne.garden.profile"].browse(self.garden.id)
        profile.with_user(self.user_manager).write(
            {
                "delivery_note_header": "<p>Certifié FR-BIO-01</p>",
                "delivery_note_footer": "<p>Merci de rendre les caisses.</p>",
            }
        )
        note = self.issue()
        note.message = "Quai 2"
        text = self.text(note)
        for words in ("FR-BIO-01", "Quai 2", "rendre les caisses"):
            self.assertIn(words, text)

    def test_r86_the_garden_may_change_the_page_by_a_view_of_its_own(self):
        self.env["ir.ui.view"].create(
            {
                "name": "own page",
                "type": "qweb",
                "inherit_id": self.env.ref("cocagne_jardin.delivery_note_page").id,
                "arch": """
                    <table class="signed small" position="replace">
                        <div>Nos cageots sont consignés</div>
                    </table>
                """,
            }
        )
        self.assertIn("Nos cageots sont consignés", self.text(self.issue()))

    def test_r86_the_pdf_is_archived_once_printed(self):
        if self.env["ir.actions.report"].get_wkhtmltopdf_state() == "install":
            self.skipTest("wkhtmltopdf is not installed")
        note = self.issue()
        reports = self.env["ir.actions.report"].with_context(
            force_report_rendering=True
        )
        content = reports._render_qweb_pdf(REPORT, note.ids)[0]
        self.assertEqual(content[:5], b"%PDF-")
        attachment = self.env["ir.attachment"].search(
            [("res_model", "=", note._name), ("res_id", "=", note.id)]
        )
        self.assertEqual(attachment.name, "BL-2026-0001.pdf")
        self.assertEqual(attachment.raw, content)
        again = reports._render_qweb_pdf(REPORT, note.ids)[0]
        self.assertEqual(again, content)

    def test_r86_a_preparer_reads_notes_without_prices_only(self):
        note = self.issue()
        mine = self.notes.with_user(self.user_preparer)
        self.assertEqual(mine.search([]), note)
        self.assertIn("Cantine", self.text(note, self.user_preparer))
        self.garden.delivery_note_prices = True
        priced = self.issue()
        self.assertNotIn(priced, mine.search([]))
        with self.assertRaises(AccessError):
            priced.line_ids.with_user(self.user_preparer).read(["price"])

    def test_only_the_sales_desk_makes_notes(self):
        for user in (self.user_preparer, self.user_accountant):
            with self.assertRaises(AccessError):
                self.issue(user)
        with self.assertRaises(AccessError):
            self.notes.with_user(self.user_head_office).search([])
        self.assertTrue(self.issue(self.user_manager))

    def test_fifty_baskets_ask_as_often_as_ten(self):
        self.mairie.category = "professional"
        self.add(0, 10)
        ten = self.queries()
        self.add(10, 50)
        self.assertLessEqual(self.queries(), ten)

    def add(self, first, last):
        for number in range(first, last):
            member = self.make_member(f"Zoé{number}", f"Nom{number}")
            self.make_subscription(member, self.mairie)

    def queries(self):
        self.notes._issue(self.delivery)
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        self.notes._wanted(self.delivery)
        return self.env.cr.sql_log_count - before
