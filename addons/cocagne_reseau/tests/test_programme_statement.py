"""What the funder of a national agreement is told, and who reads it."""

from io import BytesIO

from openpyxl import load_workbook

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

from .programme_case import ProgrammeCase


@tagged("post_install", "-at_install")
class TestProgrammeStatement(ProgrammeCase):
    def setUp(self):
        super().setUp()
        self.part = self.allocate(2000.0)
        self.agreement = self.make_own_agreement(self.part)
        self.sent = self.send(self.agreement, 100, 500.01)

    def make(self, **values):
        self.env["cocagne.programme.claim"]._collect(self.programme)
        statements = self.env["cocagne.programme.statement"].with_user(
            self.user_network_manager
        )
        return statements.create(
            {
                "programme_id": self.programme.id,
                "date_from": "2026-01-01",
                "date_to": "2026-06-30",
                **values,
            }
        )

    def test_it_is_the_sum_of_the_gardens_statements(self):
        statement = self.make()
        self.assertEqual((statement.amount, statement.baskets), (500.01, 100))
        self.assertEqual(statement.gap, 0)

    def test_a_statement_that_came_since_blocks_the_sending(self):
        statement = self.make()
        self.send(self.agreement, 10, 50.0, month=4)
        self.env.invalidate_all()
        with self.assertRaisesRegex(UserError, "count again"):
            statement.action_send()
        statement.action_refresh()
        statement.action_send()
        self.assertEqual(statement.amount, 550.01)

    def test_a_sent_statement_stays(self):
        statement = self.make()
        statement.action_send()
        with self.assertRaisesRegex(UserError, "stays as it is"):
            statement.action_refresh()

    def test_periods_do_not_overlap(self):
        self.make()
        with self.assertRaisesRegex(ValidationError, "tells some of these days"):
            self.make(date_from="2026-06-01", date_to="2026-07-31")

    def test_small_numbers_are_hidden_with_what_gives_them_back(self):
        statement = self.make()
        counts = {self.lake.id: 3, self.coast.id: 40, self.far.id: 50}
        gardens = self.lake + self.coast + self.far
        self.patch(type(statement), "_read_households", lambda *_args: counts)
        told, total = statement._masked_households(dict.fromkeys(gardens))
        self.assertEqual(told[self.lake.id], "*")
        self.assertGreaterEqual(list(told.values()).count("*"), 2)
        self.assertEqual(total, "93")

    def report(self, kind):
        name = f"cocagne_reseau.action_report_programme_statement{kind}"
        return self.env.ref(name).with_user(self.user_network_manager)

    def test_the_paper_tells_the_amount(self):
        report = self.report("")
        html = report._render_qweb_html(report.report_name, self.make().ids)[0]
        self.assertIn("500", html.decode())

    def test_the_spreadsheet_has_a_row_a_garden_and_what_is_hidden(self):
        statement = self.make()
        report = self.report("_xlsx").with_context(lang="en_US")
        content = report._render(report.report_name, statement.ids, {})[0]
        sheet = load_workbook(BytesIO(content)).active
        rows = [
            tuple(value for value in row if value is not None)
            for row in sheet.iter_rows(values_only=True)
        ]
        garden = statement.line_ids.garden_id
        self.assertEqual(
            rows[2:],
            [
                ("Garden", "Region", "Baskets", "Households", "Amount"),
                (garden.name, garden.region_id.name, 100, "0", 500.01),
                ("Total", 100, 500.01),
                (),
                ("Agreement", self.programme.name),
                ("Number of the agreement", self.programme.number or ""),
                ("Funder", self.programme.partner_id.name),
                ("Households", "0"),
                ("Hidden", "* a small number of households"),
            ],
        )


@tagged("post_install", "-at_install")
class TestProgrammeAccess(ProgrammeCase):
    def test_a_garden_reads_its_own_part_only(self):
        self.allocate(1000.0)
        self.allocate(700.0, self.coast)
        parts = self.env["cocagne.programme.allocation"].with_user(self.user_manager)
        found = parts.search([])
        self.assertEqual(found.garden_id, self.lake)
        self.assertEqual(found.read(["amount", "consumed", "left"])[0]["left"], 1000.0)
        with self.assertRaises(AccessError):
            found.programme_id.with_user(self.user_manager).read(["amount"])

    def test_the_head_office_reads_and_changes_nothing(self):
        part = self.allocate(1000.0)
        programme = self.programme.with_user(self.user_head_office)
        self.assertEqual(programme.read(["reserve"])[0]["reserve"], 9000.0)
        part = part.with_user(self.user_head_office)
        with self.assertRaises(AccessError):
            programme._move_money([(part, part.browse(), 10.0, "No")])
        with self.assertRaises(AccessError):
            programme.action_share_out()

    def test_the_head_office_reads_no_statement_of_a_garden(self):
        part = self.allocate(1000.0)
        statement = self.send(self.make_own_agreement(part), 10, 50.0)
        for record in (statement, statement.agreement_id):
            with self.subTest(model=record._name), self.assertRaises(AccessError):
                record.with_user(self.user_head_office).check_access("read")


@tagged("post_install", "-at_install")
class TestProgrammeQueries(ProgrammeCase):
    def queries(self, count):
        gardens = self.env["cocagne.network.garden"].create(
            [
                {"name": f"Jardin {rank}", "code": f"TEST-P{count}-{rank}"}
                for rank in range(count)
            ]
        )
        allocations = self.env["cocagne.programme.allocation"]
        parts = allocations._allocations_of(self.programme.sudo(), gardens)
        nobody = allocations.browse()
        self.programme._move_money(
            [(nobody, part, 10.0, "Part") for part in parts.values()]
        )
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        self.programme.allocation_ids.mapped("forecast_words")
        return self.env.cr.sql_log_count - before

    def test_more_gardens_take_no_more_queries(self):
        self.queries(1)
        self.assertEqual(self.queries(10), self.queries(50))
