from datetime import date

from odoo.exceptions import UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .statement_case import APRIL_30, MARCH_31, StatementCase

JUNE_30 = date(2026, 6, 30)


@tagged("post_install", "-at_install")
class TestPrepare(StatementCase):
    """Counting what a funder owes for a period."""

    def test_a_statement_sums_the_shares_of_its_period(self):
        self.deliver(self.order)
        statement = self.prepare()
        self.assertEqual(self.figures(statement), (5, 50.0, 15.0, 35.0))
        self.assertEqual(statement.household_count, 1)
        self.assertEqual(
            (statement.date_from, statement.date_to, statement.state),
            (date(2026, 1, 1), MARCH_31, "draft"),
        )
        line = statement.line_ids
        self.assertEqual(
            (line.garden_id, line.product_id, line.month, line.kind),
            (self.garden, self.simple, date(2026, 3, 1), "usual"),
        )
        self.assertEqual(line.other_part, 0.0)

    def test_a_second_preparation_makes_nothing(self):
        self.deliver(self.order)
        first = self.prepare()
        self.assertFalse(self.prepare())
        self.assertEqual(self.figures(first), (5, 50.0, 15.0, 35.0))

    def test_a_period_that_is_not_over_waits(self):
        self.deliver(self.order)
        self.assertFalse(self.prepare(until=date(2026, 3, 30)))

    def test_each_rhythm_has_its_periods(self):
        self.deliver(self.order)
        self.deliver(self.order, month=4)
        self.ccas_agreement.rhythm = "month"
        statements = self.prepare(until=APRIL_30)
        self.assertEqual(sorted(statements.mapped("date_to")), [MARCH_31, APRIL_30])
        # four Tuesdays in April
        self.assertEqual(sorted(statements.mapped("amount")), [28.0, 35.0])

    def test_a_basket_that_is_marked_late_joins_the_next_statement(self):
        self.deliver(self.order, 3)
        first = self.prepare()
        self.deliver(self.order, 10)
        self.deliver(self.order, 7, month=4)
        self.assertFalse(self.prepare())
        second = self.prepare(until=JUNE_30)
        self.assertEqual(first.amount, 7.0)
        self.assertEqual((second.amount, second.late_amount), (14.0, 7.0))
        self.assertEqual(sorted(second.line_ids.mapped("kind")), ["late", "usual"])

    def test_a_basket_that_is_marked_late_joins_a_statement_counted_again(self):
        self.deliver(self.order, 3)
        statement = self.prepare()
        self.deliver(self.order, 10)
        statement.action_refresh()
        self.assertEqual(self.figures(statement), (2, 20.0, 6.0, 14.0))

    def test_a_correction_is_told_on_the_next_statement(self):
        basket = self.deliver(self.order, 3)
        self.deliver(self.order, 10)
        first = self.prepare()
        self.correct(basket)
        self.deliver(self.order, 7, 14, month=4)
        second = self.prepare(until=JUNE_30)
        self.assertEqual(self.figures(first), (2, 20.0, 6.0, 14.0))
        # two baskets of April less the one of March
        self.assertEqual(self.figures(second), (1, 10.0, 3.0, 7.0))
        corrected = second.line_ids.filtered(lambda line: line.kind == "correction")
        self.assertEqual(
            (corrected.baskets, corrected.public_price, corrected.amount),
            (-1, -10.0, -7.0),
        )

    def test_a_basket_corrected_before_the_statement_leaves_no_trace(self):
        basket = self.deliver(self.order, 3)
        self.deliver(self.order, 10)
        self.correct(basket)
        self.assertEqual(self.figures(self.prepare()), (1, 10.0, 3.0, 7.0))

    def test_what_arrives_after_the_end_of_the_agreement_is_a_complement(self):
        self.ccas_agreement.date_to = MARCH_31
        self.deliver(self.order, 3)
        self.prepare()
        self.deliver(self.order, 10)
        complement = self.prepare(until=JUNE_30)
        self.assertEqual((complement.complement, complement.amount), (1, 7.0))
        self.assertEqual(complement.line_ids.kind, "late")
        self.assertIn("complement", complement.display_name)
        self.assertFalse(self.prepare(until=JUNE_30))

    def test_an_agreement_without_funder_is_refused_with_its_name(self):
        nobody = self.make_agreement("Sans payeur", kind="ccas", run=False)
        with self.assertRaisesRegex(UserError, "Sans payeur has no funder"):
            self.prepare(nobody)

    def test_the_fund_of_the_garden_has_no_statement(self):
        fund = self.make_agreement("Fonds")
        with self.assertRaisesRegex(UserError, "own fund"):
            self.prepare(fund)

    def test_a_period_is_stated_once(self):
        self.deliver(self.order)
        statement = self.prepare()
        values = {
            "agreement_id": self.ccas_agreement.id,
            "company_id": self.garden.id,
            "date_from": statement.date_from,
            "date_to": statement.date_to,
        }
        with (
            mute_logger("odoo.sql_db"),
            self.assertRaisesRegex(
                Exception, "has a statement of this period already|duplicate key"
            ),
            self.env.cr.savepoint(),
        ):
            self.env["cocagne.solidarity.statement"].sudo().create(values)

    def test_nobody_types_or_deletes_a_statement(self):
        self.deliver(self.order)
        statement = self.prepare()
        with self.assertRaisesRegex(UserError, "come from the baskets"):
            statement.amount = 1.0
        with self.assertRaises(Exception):
            statement.unlink()

    def test_two_funders_of_a_basket_have_their_own_statements(self):
        self.make_agreement("CAF 2026", self.caf, rules=[{"kind": "rest"}])
        caf = self.env["cocagne.solidarity.agreement"].search(
            [("name", "=", "CAF 2026"), ("company_id", "=", self.garden.id)]
        )
        caf.sequence = 20
        self.ccas_agreement.rule_ids.amount = 4.0
        self.enrolment.write({"agreement_ids": [(4, caf.id)], "participation": 3.0})
        self.enrolment.has_participation = True
        self.deliver(self.order, 3, 10)
        town, family = self.prepare(self.ccas_agreement | caf)
        self.assertEqual(self.figures(town), (2, 20.0, 6.0, 8.0))
        self.assertEqual(self.figures(family), (2, 20.0, 6.0, 6.0))
        self.assertEqual(town.line_ids.other_part, 6.0)


@tagged("post_install", "-at_install")
class TestRun(StatementCase):
    """All agreements at once, by a button and a job."""

    def test_the_button_prepares_every_agreement_and_says_what_it_refused(self):
        self.deliver(self.order)
        nobody = self.make_agreement("Sans payeur", kind="ccas", run=False)
        self.make_share(
            self.baskets(self.order, 3),
            "funder",
            1.0,
            agreement_id=nobody.id,
            sequence=9,
        )
        runs = self.env["cocagne.solidarity.statement.run"].with_user(
            self.user_accountant
        )
        run = runs._get_run(self.garden)
        run.action_run()
        self.assertEqual(run.state, "done")
        self.assertEqual(run.statement_ids.agreement_id, self.ccas_agreement)
        self.assertIn("Sans payeur has no funder", run.refusals)
        nobody.sudo().partner_id = self.caf
        run.action_run()
        self.assertEqual(run.statement_count, 2)
        self.assertFalse(run.refusals)
        run.action_run()
        self.assertEqual(run.statement_count, 2)

    def test_the_job_of_the_month_prepares_what_is_over(self):
        self.deliver(self.order)
        runs = self.env["cocagne.solidarity.statement.run"]
        runs._cron_prepare()
        statements = self.env["cocagne.solidarity.statement"].search(
            [("agreement_id", "=", self.ccas_agreement.id)]
        )
        self.assertEqual(statements.mapped("amount"), [35.0])
        runs._cron_prepare()
        self.assertEqual(len(self.ccas_agreement.statement_ids), 1)
