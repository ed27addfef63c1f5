"""Exits on screen: reasons, what counts, proofs, follow-ups, rates against targets."""

from datetime import date, timedelta

from odoo.exceptions import UserError, ValidationError
from odoo.tests import tagged

from ..law.exits import reasons
from .immersion_case import ExitCase

START, END = date(2026, 1, 1), date(2026, 12, 31)
#: 81 days x 0.0328767 = 2.663 months; 80 days make 2.63.
COUNTED, TOO_SHORT = START + timedelta(days=81), START + timedelta(days=80)


@tagged("post_install", "-at_install")
class TestExit(ExitCase):
    def setUp(self):
        super().setUp()
        self.make_month(self.pathway, self.contract, START, 100)

    def test_every_code_of_the_asp_is_a_reason(self):
        known = self.env["cocagne.insertion.exit.reason"].search([])
        self.assertEqual(set(known.mapped("code")), set(reasons.table()))

    def test_a_dynamic_exit_counts_and_wants_a_proof(self):
        left = self.make_exit(self.pathway, "3", END)
        self.assertEqual(left.category, "durable")
        self.assertEqual((left.hours, left.date_recruited), (100, START))
        self.assertTrue(left.is_counted and left.is_dynamic and left.is_unproved)
        self.env["cocagne.insertion.exit.proof"].create(
            {"exit_id": left.id, "is_seen_only": True}
        )
        self.assertFalse(left.is_unproved)

    def test_a_proof_is_a_paper_or_was_seen(self):
        left = self.make_exit(self.pathway, "3", END)
        with self.assertRaisesRegex(ValidationError, "Attach"):
            self.env["cocagne.insertion.exit.proof"].create({"exit_id": left.id})

    def test_an_exit_counts_after_2_65_months_and_not_before(self):
        left = self.make_exit(self.pathway, "3", COUNTED)
        self.assertTrue(left.is_counted)
        left.date = TOO_SHORT
        self.assertFalse(left.is_counted)
        self.assertEqual(left.uncounted, "too_short")

    def test_renewals_count_from_the_first_contract_on(self):
        self.contract.contract_date_end = date(2026, 6, 30)
        self.make_contract(self.pathway, date(2026, 7, 1), END)
        left = self.make_exit(self.pathway, "7", date(2026, 7, 31))
        self.assertEqual(left.date_recruited, START)

    def test_a_contract_after_a_gap_is_another_recruitment(self):
        self.contract.contract_date_end = date(2026, 6, 30)
        self.make_contract(self.pathway, date(2026, 8, 1), END)
        left = self.make_exit(self.pathway, "7", date(2026, 8, 31))
        self.assertEqual(left.date_recruited, date(2026, 8, 1))
        self.assertEqual(left.uncounted, "too_short")

    def test_an_exit_counts_from_one_paid_hour_in_the_annex_on(self):
        left = self.make_exit(self.pathway, "3", END)
        month = self.env["cocagne.insertion.month"].search(
            [("pathway_id", "=", self.pathway.id)]
        )
        month.hours_paid = 0.99
        self.assertEqual((left.is_counted, left.uncounted), (False, "too_few_hours"))
        month.hours_paid = 1
        self.assertTrue(left.is_counted)

    def test_hours_are_told_when_the_months_are_not_here(self):
        worker = self.make_worker("Gaëlle", START, END)
        worker.exit_month_ids.unlink()
        left = self.make_exit(worker, "3", END)
        self.assertEqual(left.uncounted, "too_few_hours")
        left.hours_told = 120
        self.assertTrue(left.is_counted)

    def test_neutralised_exits_are_out_of_the_count(self):
        for code in ("16", "17", "18", "19", "20", "21", "22"):
            with self.subTest(code=code):
                left = self.make_exit(self.pathway, code, END)
                self.assertEqual(left.uncounted, "neutralised")
                left.sudo().unlink()

    def test_a_cdi_inclusion_is_no_exit(self):
        with self.assertRaisesRegex(ValidationError, "no exit"):
            self.make_exit(self.pathway, "96", END)

    def test_an_exit_is_after_the_recruitment_and_not_to_come(self):
        with self.assertRaisesRegex(ValidationError, "recruit"), self.cr.savepoint():
            self.make_exit(self.pathway, "3", date(2025, 12, 31), date_recruited=START)
        with self.assertRaisesRegex(ValidationError, "last day"), self.cr.savepoint():
            self.make_exit(self.pathway, "3", date(2027, 1, 11))

    def test_a_garden_counts_a_reason_otherwise_with_a_source(self):
        left = self.make_exit(self.pathway, "15", END)
        self.assertEqual((left.category, left.is_dynamic), ("positive", True))
        categories = self.env["cocagne.insertion.exit.category"]
        change = categories.with_user(self.user_director).create(
            {
                "reason_id": self.reason("15").id,
                "company_id": self.garden.id,
                "category": "withdrawn",
                "source": "Letter of the DREETS, 2 March 2026",
            }
        )
        self.assertEqual((left.category, left.is_counted), ("withdrawn", False))
        change.unlink()
        self.assertEqual((left.category, left.is_dynamic), ("positive", True))

    def test_another_garden_keeps_its_categories(self):
        left = self.make_exit(self.pathway, "15", END)
        self.env["cocagne.insertion.exit.category"].create(
            {
                "reason_id": self.reason("15").id,
                "company_id": self.other_garden.id,
                "category": "other",
                "source": "Another letter",
            }
        )
        self.assertEqual(left.category, "positive")

    def test_the_cdi_inclusion_never_becomes_an_exit(self):
        with self.assertRaisesRegex(ValidationError, "CDI inclusion"):
            self.env["cocagne.insertion.exit.category"].create(
                {
                    "reason_id": self.reason("96").id,
                    "company_id": self.garden.id,
                    "category": "durable",
                    "source": "Nobody",
                }
            )


@tagged("post_install", "-at_install")
class TestFollowUps(ExitCase):
    def setUp(self):
        super().setUp()
        self.make_month(self.pathway, self.contract, START, 100)

    def test_an_exit_brings_three_tasks_for_the_adviser(self):
        left = self.make_exit(self.pathway, "7", date(2026, 11, 30))
        self.assertEqual(
            left.follow_up_ids.mapped("date"),
            [date(2027, 2, 28), date(2027, 5, 30), date(2027, 11, 30)],
        )
        tasks = left.follow_up_ids.activity_ids
        self.assertEqual(tasks.user_id, self.user_insertion_adviser)
        self.assertEqual(
            tasks.mapped("date_deadline"), left.follow_up_ids.mapped("date")
        )

    def test_an_answer_closes_its_task(self):
        left = self.make_exit(self.pathway, "7", date(2026, 11, 30))
        first = left.follow_up_ids[0].with_user(self.user_insertion_adviser)
        first.situation = "transition"
        self.assertEqual(first.employed, "yes")
        self.assertEqual(first.asked_on, date(2027, 1, 10))
        self.assertEqual(first.asked_by_id, self.user_insertion_adviser)
        self.assertFalse(first.activity_ids)

    def test_open_follow_ups_move_with_the_date_and_answers_stay(self):
        left = self.make_exit(self.pathway, "7", date(2026, 11, 30))
        left.follow_up_ids[0].situation = "unreached"
        left.date = date(2026, 10, 31)
        self.assertEqual(
            left.follow_up_ids.sorted("months").mapped("date"),
            [date(2027, 2, 28), date(2027, 4, 30), date(2027, 10, 31)],
        )

    def test_nobody_is_asked_after_a_death(self):
        left = self.make_exit(self.pathway, "17", date(2026, 11, 30))
        self.assertFalse(left.follow_up_ids)


@tagged("post_install", "-at_install")
class TestLeave(ExitCase):
    def setUp(self):
        super().setUp()
        self.make_month(self.pathway, self.contract, START, 100)

    def test_the_dialog_says_what_follows_and_does_it(self):
        later = self.make_immersion(date(2026, 11, 2), date(2026, 11, 6))
        dialogs = self.env["cocagne.insertion.leave"]
        dialog = dialogs.with_user(self.user_insertion_adviser).create(
            {
                "pathway_id": self.pathway.id,
                "date": date(2026, 10, 31),
                "reason_id": self.reason("9").id,
                "proof_kind": "contract",
                "proof_seen": True,
                "employer_name": "Pépinière Testeur",
            }
        )
        for words in ("dynamic", "cancelled: 1", "contract runs until"):
            self.assertIn(words, dialog.consequences)
        dialog.action_leave()
        left = self.pathway.exit_ids
        self.assertEqual(
            (self.pathway.state, self.pathway.date_end), ("left", date(2026, 10, 31))
        )
        self.assertEqual(later.state, "cancelled")
        self.assertTrue(left.is_dynamic and left.proof_ids and not left.is_unproved)

    def test_the_last_day_proposed_is_that_of_the_contract(self):
        action = self.pathway.with_user(self.user_insertion_adviser).action_leave()
        dialog = (
            self.env["cocagne.insertion.leave"]
            .with_context(**action["context"])
            .new({})
        )
        self.assertEqual(dialog.date, END)

    def test_an_exit_is_taken_back_until_news_were_taken(self):
        left = self.leave(self.pathway, "7", date(2026, 10, 31))
        left.with_user(self.user_insertion_adviser).action_undo()
        self.assertEqual((self.pathway.state, self.pathway.date_end), ("active", False))
        self.assertFalse(self.pathway.exit_ids)
        again = self.leave(self.pathway, "7", date(2026, 10, 31))
        again.follow_up_ids[0].situation = "unemployed"
        with self.assertRaisesRegex(UserError, "News"):
            again.action_undo()

    def test_somebody_leaves_once(self):
        self.leave(self.pathway, "7", date(2026, 10, 31))
        with self.assertRaisesRegex(UserError, "left already"):
            self.pathway.action_leave()

    def test_nothing_is_written_while_an_immersion_runs(self):
        self.make_immersion(date(2026, 10, 20), date(2026, 11, 6))
        with self.assertRaisesRegex(ValidationError, "immersion runs"):
            self.leave(self.pathway, "7", date(2026, 10, 31))
        self.assertEqual(self.pathway.state, "active")
        self.assertFalse(self.pathway.exit_ids)


@tagged("post_install", "-at_install")
class TestRates(ExitCase):
    def setUp(self):
        super().setUp()
        codes = ("3", "10", "5", "7", "8", "17")
        self.workers = [self.make_worker(f"P{code}", START, END) for code in codes]
        for worker, code in zip(self.workers, codes, strict=True):
            self.make_exit(worker, code, END)

    def rates(self, scope, user=None):
        rates = self.env["cocagne.insertion.exit.rate"]
        found = rates.with_user(user or self.user_director).search(
            [("scope", "=", scope), ("company_id", "=", self.garden.id)]
        )
        return {(one.rate, one.series): one for one in found}

    def test_rates_of_an_annex_beside_its_targets(self):
        self.annex.write(
            {"target_durable": 25, "target_transition": 20, "target_positive": 10}
        )
        self.assertEqual(self.annex.target_dynamic, 55)
        found = self.rates("annex")
        dynamic = found["dynamic", "reached"]
        self.assertEqual((dynamic.counted, dynamic.count), (5, 3), "death is out")
        self.assertEqual((dynamic.percent, dynamic.target, dynamic.gap), (60, 55, 5))
        durable = found["durable", "reached"]
        self.assertEqual((durable.percent, durable.gap), (20, -5))
        self.assertEqual(found["durable", "planned"].percent, 25)

    def test_rates_of_a_year(self):
        found = self.rates("year")
        self.assertEqual(found["dynamic", "reached"].period, "2026")
        self.assertEqual(found["dynamic", "reached"].percent, 60)
        self.assertNotIn(("dynamic", "planned"), found, "nothing was planned")

    def test_the_head_office_reads_rates_and_nobody(self):
        self.user_head_office.company_ids |= self.garden
        head = self.rates("annex", self.user_head_office)
        self.assertEqual(head["dynamic", "reached"].percent, 60)
        exits = self.env["cocagne.insertion.exit"].with_user(self.user_head_office)
        self.assertFalse(exits.has_access("read"))

    def test_planned_rates_add_up(self):
        with self.assertRaisesRegex(ValidationError, "add up"):
            self.annex.write({"target_durable": 25, "target_dynamic": 60})

    def test_a_year_without_exit_has_no_rate(self):
        self.env["cocagne.insertion.exit"].search([]).unlink()
        self.assertFalse(self.rates("annex")["dynamic", "reached"].percent)
