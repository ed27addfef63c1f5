from datetime import date

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .money_case import MoneyCase


@tagged("post_install", "-at_install")
class TestFeeRun(MoneyCase):
    def counted(self):
        run = self.make_run()
        run.action_count()
        return run

    def ready(self):
        """Every garden has a validated figure."""
        for garden, members in ((self.lake, 150), (self.coast, 40), (self.far, 5)):
            self.validate(garden, members)
        return self.counted()

    def invoiced(self):
        run = self.ready()
        run.action_make_invoices()
        return run

    def posted(self):
        run = self.invoiced()
        run.action_post()
        return run

    # -- what is counted -----------------------------------------------------------------

    def test_the_fee_comes_from_the_validated_month(self):
        line = self.line_of(self.ready(), self.lake)
        # 100 + 100 x 5 + 50 x 3
        self.assertEqual((line.amount, line.origin), (750.0, "validated"))

    def test_without_validation_the_households_are_counted(self):
        self.scale.part_ids[1].bracket_ids[0].rate = 60.0
        before = self.garden._network_fee_count(date(2025, 12, 31), "membership")
        self.make_membership(self.eric, date_from="2025-01-01", paid_on="2025-01-02")
        line = self.line_of(self.counted(), self.lake)
        detail = line.detail_ids[-1]
        self.assertEqual((detail.value, detail.origin), (before + 1, "counted"))

    def test_r37_the_figure_is_that_of_the_garden_itself(self):
        found = self.env["cocagne.indicator.source"]._compute_values(
            self.lake, date(2026, 5, 1)
        )
        for code, base in (
            ("members", "membership"),
            ("subscriptions", "subscription"),
        ):
            with self.subTest(base=base):
                own = self.garden._network_fee_count(date(2026, 5, 31), base)
                self.assertEqual(found[self.lake.id, f"network.fee_{code}"].value, own)

    def test_a_distant_garden_without_figures_waits(self):
        line = self.line_of(self.counted(), self.far)
        self.assertEqual((line.origin, line.state), ("missing", "open"))

    def test_the_smallest_amount_holds(self):
        line = self.line_of(self.ready(), self.far)
        # 100 + 5 x 5 = 125, at least 150
        self.assertEqual(line.amount, 150.0)

    def test_a_garden_that_joins_in_october_pays_three_months(self):
        self.lake.date_joined = "2026-10-12"
        self.assertEqual(self.line_of(self.ready(), self.lake).amount, 187.5)

    def test_a_garden_that_left_before_is_not_counted(self):
        self.coast.date_left = "2025-11-30"
        self.assertFalse(self.line_of(self.ready(), self.coast))

    def test_how_it_is_made_is_told(self):
        detail = self.line_of(self.ready(), self.lake).detail_ids[-1]
        self.assertRegex(detail.how, r"100 × .*5.00.* \+ 50 × .*3.00")

    def test_counting_again_keeps_what_was_written_by_hand(self):
        run = self.ready()
        detail = self.line_of(run, self.lake).detail_ids[-1]
        detail.write({"value": 160, "reason": "Mail of the garden"})
        run.action_count()
        self.assertEqual((detail.value, detail.counted), (160, 150))
        self.assertEqual(detail.origin, "typed")

    def test_a_figure_by_hand_needs_its_reason(self):
        detail = self.line_of(self.ready(), self.lake).detail_ids[-1]
        with self.assertRaisesRegex(UserError, "say why"):
            detail.write({"value": 160})

    def test_an_adjustment_needs_its_reason(self):
        line = self.line_of(self.ready(), self.lake)
        with self.assertRaisesRegex(ValidationError, "say why"):
            line.adjustment = -50
            line.flush_recordset()

    def test_a_reduction_is_never_above_the_fee(self):
        line = self.line_of(self.ready(), self.lake)
        with self.assertRaisesRegex(ValidationError, "larger than the fee"):
            line.write({"adjustment": -751, "adjustment_reason": "Flood"})

    def test_a_year_has_one_run(self):
        self.make_run()
        with mute_logger("odoo.sql_db"), self.assertRaises(Exception):  # noqa: B017
            self.make_run()

    def test_people_who_are_helped_are_no_base(self):
        indicator = self.env["cocagne.indicator"].create(
            {
                "code": "solidarity.test",
                "label": "Test",
                "definition": "Test",
                "theme": "solidarity",
                "unit": "people",
                "aggregation": "last",
                "version": 1,
            }
        )
        with self.assertRaisesRegex(ValidationError, "helped or in insertion"):
            self.scale.part_ids[1].write(
                {"base": "figure", "indicator_id": indicator.id}
            )

    # -- invoices ------------------------------------------------------------------------

    def test_the_invoice_is_the_fee_with_its_parts(self):
        line = self.line_of(self.ready(), self.lake)
        line.write({"adjustment": -50, "adjustment_reason": "Frost of April"})
        line.run_id.action_make_invoices()
        move = line.sudo().move_id
        self.assertEqual((move.state, move.amount_total), ("draft", 700.0))
        amounts = move.invoice_line_ids.mapped("price_subtotal")
        self.assertEqual(amounts, [100.0, 650.0, -50.0])
        self.assertEqual(move.partner_id, self.garden.partner_id)
        account = move.invoice_line_ids.account_id.with_company(self.network)
        self.assertEqual(account.code, "756100")

    def test_a_second_press_invoices_nobody_twice(self):
        run = self.invoiced()
        moves = run.sudo().line_ids.move_id
        run.action_make_invoices()
        self.assertEqual(run.sudo().line_ids.move_id, moves)
        self.assertEqual(len(moves), 3)

    def test_a_garden_whose_figure_is_missing_is_told_and_the_others_invoiced(self):
        self.validate(self.lake, 10)
        self.validate(self.coast, 10)
        run = self.counted()
        run.action_make_invoices()
        self.assertIn("the figure is missing", run.refusals)
        self.assertEqual(run.invoiced_count, 2)

    def test_an_invoice_that_was_deleted_may_be_made_again(self):
        run = self.invoiced()
        line = self.line_of(run, self.lake)
        line.sudo().move_id.unlink()
        self.assertEqual(line.state, "open")
        run.action_make_invoices()
        self.assertEqual(line.state, "invoiced")

    def test_a_hosted_garden_gets_its_bill_as_a_draft(self):
        line = self.line_of(self.posted(), self.lake).sudo()
        bill = line.bill_id
        self.assertEqual(bill.company_id, self.garden)
        self.assertEqual((bill.state, bill.move_type), ("draft", "in_invoice"))
        self.assertEqual(bill.amount_total, line.move_id.amount_total)
        self.assertEqual(bill.ref, line.move_id.name)
        self.assertEqual(bill.invoice_line_ids.account_id.code, "628100")

    def test_both_sides_are_marked(self):
        line = self.line_of(self.posted(), self.lake).sudo()
        moves = line.move_id + line.bill_id
        self.assertEqual(set(moves.mapped("network_link")), {"fee"})
        self.assertEqual(moves.network_garden_id, self.lake)

    def test_a_garden_that_keeps_no_books_here_gets_no_bill(self):
        self.other_garden.chart_template = False
        run = self.posted()
        self.assertFalse(self.line_of(run, self.far).sudo().bill_id)
        self.assertFalse(self.line_of(run, self.coast).sudo().bill_id)
        self.assertEqual(run.state, "done")

    def test_a_fee_that_is_invoiced_does_not_change(self):
        line = self.line_of(self.invoiced(), self.lake)
        with self.assertRaisesRegex(UserError, "is invoiced"):
            line.write({"adjustment": 10, "adjustment_reason": "Late"})
        with self.assertRaisesRegex(UserError, "invoiced from this scale"):
            self.scale.minimum = 10

    def test_a_head_office_without_accounts_is_told(self):
        run = self.ready()
        self.network.sudo().chart_template = False
        with self.assertRaisesRegex(UserError, "keeps no accounts here"):
            run.action_make_invoices()

    # -- who sees what -------------------------------------------------------------------

    def test_a_garden_reads_its_own_fee_once_it_is_invoiced(self):
        lines = self.env["cocagne.network.fee.line"].with_user(self.user_manager)
        run = self.invoiced()
        self.assertFalse(lines.search([]))
        run.action_post()
        mine = lines.search([])
        self.assertEqual(mine.garden_id, self.lake)
        self.assertEqual(mine.detail_ids.mapped("amount"), [100.0, 650.0])
        self.assertTrue(all(mine.detail_ids.mapped("how")))

    def test_a_garden_changes_nothing_of_its_fee(self):
        line = self.line_of(self.posted(), self.lake).with_user(self.user_manager)
        with self.assertRaises(AccessError):
            line.adjustment_reason = "No"

    def test_the_head_office_reads_and_changes_nothing(self):
        run = self.ready().with_user(self.user_head_office)
        self.assertEqual(run.garden_count, 3)
        for method in ("action_count", "action_make_invoices", "action_post"):
            with self.subTest(method=method), self.assertRaises(AccessError):
                getattr(run, method)()

    def test_the_manager_of_the_network_reads_no_invoice(self):
        line = self.line_of(self.posted(), self.lake)
        with self.assertRaises(AccessError):
            line.sudo().bill_id.with_user(self.user_network_manager).check_access(
                "read"
            )


@tagged("post_install", "-at_install")
class TestFeeQueries(MoneyCase):
    def count_queries(self, gardens):
        """Queries of counting the fee of so many more gardens."""
        many = self.env["cocagne.network.garden"].create(
            [
                {"name": f"Jardin {rank}", "code": f"TEST-N{gardens}-{rank}"}
                for rank in range(gardens)
            ]
        )
        for garden in many:
            self.validate(garden, 20)
        run = self.make_run()
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        run.action_count()
        self.env.flush_all()
        queries = self.env.cr.sql_log_count - before
        run.line_ids.sudo().unlink()
        run.sudo().unlink()
        many.active = False
        return queries

    def test_more_gardens_take_no_more_queries(self):
        self.count_queries(1)
        ten = self.count_queries(10)
        # two parts each: fifty would be two INSERTs of a hundred rows
        forty = self.count_queries(40)
        self.assertEqual(ten, forty)
