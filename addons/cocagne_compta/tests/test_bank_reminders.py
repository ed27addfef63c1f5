"""Reminders in three tones, payment plans and bad debts."""

from datetime import date, timedelta

from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.fields import Date
from odoo.tests import Form

from .bank_case import BankCase

#: 15 June 2026, and days before it.
TODAY = date(2026, 6, 15)


def ago(days):
    return TODAY - timedelta(days=days)


class TestReminders(BankCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        for member, name in ((cls.alice, "alice"), (cls.bruno, "bruno")):
            member.email = f"{name}@example.org"

    def prepare(self, day=TODAY):
        reminders = self.accountant["cocagne.reminder"]
        return reminders._prepare_all(self.garden.with_env(self.accountant), day)

    def remind(self, day):
        """Prepare and send, on a day."""
        self.patch(Date, "context_today", staticmethod(lambda *_args, **_kw: day))
        return self.prepare(day)._send()

    # -- who and what --------------------------------------------------------------------

    def test_r97_one_letter_gathers_all_that_is_late(self):
        for days in (20, 40, 10):
            self.make_invoice(self.alice, 10, day=ago(days))
        self.make_invoice(self.alice, 99, day=TODAY)
        found = self.prepare()
        self.assertEqual(found.partner_id, self.alice)
        self.assertEqual((found.amount, len(found.due_ids)), (30, 3))
        self.assertEqual((found.level, found.days_late), ("1", 40))
        self.assertEqual(found.due_ids.mapped("is_new"), [True, True, False])

    def test_r97_an_opening_balance_is_reminded_from_its_day(self):
        receivable = self.alice.property_account_receivable_id
        other = self.garden._ledger_account("market")
        move = self.env["account.move"].create(
            {
                "date": ago(40),
                "ref": "Opening balance",
                "line_ids": [
                    (
                        0,
                        0,
                        {
                            "account_id": receivable.id,
                            "partner_id": self.alice.id,
                            "debit": 40,
                        },
                    ),
                    (0, 0, {"account_id": other.id, "credit": 40}),
                ],
            }
        )
        move.action_post()
        found = self.prepare()
        self.assertEqual((found.amount, found.days_late), (40, 40))

    def test_r97_the_three_tones_follow_each_other(self):
        self.make_invoice(self.alice, 40, day=ago(70))
        levels = [
            self.remind(TODAY + timedelta(days=days)).mapped("level")
            for days in (0, 5, 11, 22, 40)
        ]
        self.assertEqual(levels, [["1"], [], ["2"], ["3"], []])
        written = self.env["cocagne.mail.sent"].search(
            [("scenario_id.code", "=like", "reminder_%")]
        )
        self.assertEqual(written.partner_id, self.alice)
        self.assertEqual(len(written), 3)

    def test_r97_the_same_tone_is_never_written_twice_for_a_due(self):
        self.make_invoice(self.alice, 40, day=ago(20))
        first = self.remind(TODAY)
        self.assertEqual(len(first), 1)
        self.assertFalse(self.remind(TODAY + timedelta(days=8)))
        with self.assertRaises(IntegrityError), self.cr.savepoint():
            first.due_ids.copy({"is_sent": True})
            self.env.flush_all()

    def test_r97_a_due_that_is_paid_is_not_reminded(self):
        invoice = self.make_invoice(self.alice, 40, day=ago(20))
        draft = self.prepare()
        self.alice._register_payment(self.garden, 40, "cheque", TODAY, moves=invoice)
        self.assertFalse(draft._send())
        self.assertEqual(draft.state, "cancelled")
        self.assertFalse(self.prepare())
        self.assertFalse(
            self.env["cocagne.mail.sent"].search([("partner_id", "=", self.alice.id)])
        )

    def test_r97_a_part_that_was_paid_is_taken_off(self):
        invoice = self.make_invoice(self.alice, 40, day=ago(20))
        draft = self.prepare()
        self.alice._register_payment(self.garden, 30, "cheque", TODAY, moves=invoice)
        self.assertEqual(draft._send().amount, 10)

    def test_r97_who_is_left_in_peace(self):
        for member in (self.alice, self.bruno, self.chloe, self.eric):
            self.make_invoice(member, 40, day=ago(20))
        self.alice.reminder_stop = "dispute"
        self.bruno.write({"reminder_stop": "solidarity", "reminder_stop_until": ago(1)})
        self.make_invoice(self.chloe, 36, move_type="out_refund")
        found = self.prepare()
        self.assertEqual(found.partner_id, self.bruno | self.eric)

    def test_a_reduced_price_gets_the_gentle_tone_only(self):
        self.make_logistics()
        self.make_season(plan=True)
        order = self.make_subscription(self.alice, self.mairie)
        order.order_line.write({"has_participation": True, "participation": 5})
        self.make_invoice(self.alice, 40, day=ago(70))
        self.assertEqual(self.remind(TODAY).level, "1")
        self.assertFalse(self.remind(TODAY + timedelta(days=30)))
        self.garden.reminder_spares_solidarity = False
        self.assertEqual(self.remind(TODAY + timedelta(days=31)).level, "2")

    def test_who_has_no_mail_gets_a_letter(self):
        self.make_invoice(self.eric, 40, day=ago(20))
        sent = self.remind(TODAY)
        self.assertTrue(sent.by_letter)
        self.eric.lang = "fr_FR"
        report = self.env.ref("cocagne_compta.action_report_reminder")
        html = report._render_qweb_html(report, sent.ids)[0].decode()
        self.assertIn("Votre compte", html)
        self.assertIn("40,00", html)

    def test_r97_it_is_told_on_the_card_of_the_client(self):
        self.make_invoice(self.alice, 40, day=ago(20))
        self.remind(TODAY)
        self.assertIn("Reminder", self.alice.message_ids[:1].body)

    def test_r97_each_tone_has_an_example_in_french(self):
        self.make_invoice(self.alice, 40, day=ago(70))
        for days in (0, 11, 22):
            self.remind(TODAY + timedelta(days=days))
        self.alice.lang = "fr_FR"
        for level, words in (
            ("1", "attendons encore"),
            ("2", "sous huit jours"),
            ("3", "mettons en demeure"),
        ):
            scenario = self.env.ref(f"cocagne_compta.scenario_reminder_{level}")
            proof = scenario.with_context(lang="fr_FR")._proof(self.garden)
            self.assertEqual(proof["problems"], [])
            self.assertIn(words, proof["body"])
            self.assertIn("40,00", proof["body"])

    def test_a_client_can_be_left_out_this_time(self):
        self.make_invoice(self.alice, 40, day=ago(20))
        draft = self.prepare()
        draft.action_leave_out()
        self.assertEqual(draft.state, "cancelled")
        with self.assertRaisesRegex(UserError, "left out already"):
            draft.action_send()
        self.assertTrue(self.prepare())

    def test_the_monthly_word_leaves_out_who_was_reminded(self):
        self.make_invoice(self.alice, 40, day=ago(40))
        self.make_invoice(self.bruno, 40, day=ago(40))
        self.bruno.reminder_stop = "dispute"
        scenarios = self.env["cocagne.mail.scenario"]
        before = next(scenarios._daily_balance_reminder(self.garden, 7))[0]
        self.assertEqual(before, self.alice)
        self.remind(TODAY)
        after = next(scenarios._daily_balance_reminder(self.garden, 7))[0]
        self.assertFalse(after)

    def test_the_days_of_the_tones_follow_each_other(self):
        with self.assertRaisesRegex(ValidationError, "15, 30 and 60"):
            self.garden.reminder_days_2 = 10

    def test_preparing_takes_as_many_queries_for_50_clients_as_for_10(self):
        counts = {}
        for size in (10, 50):
            for number in range(size):
                member = self.make_member(f"Zoé{size}", f"Numéro{number}")
                self.make_invoice(member, 10, day=ago(20))
            self.prepare()
            self.env.flush_all()
            self.env.invalidate_all()
            start = self.cr.sql_log_count
            self.prepare()
            self.env.flush_all()
            counts[size] = self.cr.sql_log_count - start
        self.assertLessEqual(counts[50], counts[10] + 5, counts)

    def test_only_the_accountant_reminds(self):
        self.make_invoice(self.alice, 40, day=ago(20))
        draft = self.prepare()
        desk = self.env(user=self.user_sales_desk)
        self.assertEqual(draft.with_env(desk).amount, 40)
        with self.assertRaises(AccessError):
            draft.with_env(desk).action_send()
        with self.assertRaises(AccessError):
            draft.with_user(self.user_preparer).read(["amount"])

    # -- payment plans -------------------------------------------------------------------

    def make_plan(self, count=3, first=TODAY):
        form = Form(self.accountant["cocagne.payment.plan"])
        form.partner_id = self.alice.with_env(self.accountant)
        form.payment_count = count
        form.first_date = first
        return form.save()

    def test_a_plan_spreads_what_is_owed_to_the_cent(self):
        self.make_invoice(self.alice, 100, day=ago(40))
        plan = self.make_plan()
        plan.action_spread()
        self.assertEqual(plan.line_ids.mapped("amount"), [33.34, 33.33, 33.33])
        days = [date(2026, 6, 15), date(2026, 7, 15), date(2026, 8, 15)]
        self.assertEqual(plan.line_ids.mapped("date"), days)

    def test_r97_no_reminder_while_a_plan_is_kept(self):
        invoice = self.make_invoice(self.alice, 90, day=ago(40))
        plan = self.make_plan()
        plan.action_agree()
        self.assertFalse(self.prepare())
        late = TODAY + timedelta(days=8)
        self.assertEqual(self.prepare(late).amount, 90)
        self.alice._register_payment(self.garden, 30, "cheque", TODAY, moves=invoice)
        self.assertFalse(self.prepare(late))
        self.assertEqual((plan.paid, plan.situation), (30, "kept"))
        plan.action_end()
        self.assertEqual(self.prepare(late).amount, 60)

    def test_a_plan_whose_payments_do_not_add_up_is_refused(self):
        self.make_invoice(self.alice, 90, day=ago(40))
        plan = self.make_plan()
        plan.action_spread()
        plan.line_ids[0].amount = 10
        with self.assertRaisesRegex(ValidationError, "must be the same"):
            plan.action_agree()

    def test_a_plan_without_debt_or_with_odd_numbers_is_refused(self):
        with self.assertRaisesRegex(UserError, "owes nothing"):
            self.make_plan().action_agree()
        self.make_invoice(self.alice, 90, day=ago(40))
        with self.assertRaisesRegex(UserError, "1 to 36"):
            self.make_plan(count=0).action_spread()

    # -- bad debts -----------------------------------------------------------------------

    def write_off(self, user=None, **values):
        env = self.env(user=user or self.user_accountant)
        wizard = env["cocagne.bad.debt"].create(
            {"partner_id": self.alice.id, "reason": "Gone", **values}
        )
        action = wizard.action_write_off()
        return self.env["account.move"].browse(action["res_id"])

    def test_a_bad_debt_is_a_loss_and_its_vat_comes_back(self):
        invoice = self.make_invoice(self.alice, 105.5, day=ago(200))
        move = self.write_off()
        self.assertEqual(invoice.amount_residual, 0)
        self.assertEqual(self.alice.member_balance, 0)
        loss = self.garden._ledger_account("bad_debt")
        debits = {li.account_id: li.debit for li in move.line_ids if li.debit}
        tax = invoice.line_ids.filtered("tax_line_id").account_id
        self.assertEqual(debits, {loss: 100, tax: 5.5})
        self.assertEqual(sum(move.line_ids.mapped("credit")), 105.5)

    def test_the_vat_of_a_part_is_prorated_or_kept(self):
        invoice = self.make_invoice(self.alice, 105.5, day=ago(200))
        self.alice._register_payment(
            self.garden, 52.75, "cheque", ago(100), moves=invoice
        )
        move = self.write_off()
        self.assertEqual(sorted(move.line_ids.mapped("debit"))[-2:], [2.75, 50])
        other = self.make_invoice(self.alice, 20, day=ago(200))
        self.assertEqual(
            max(self.write_off(recover_vat=False).line_ids.mapped("debit")), 20
        )
        self.assertEqual(other.amount_residual, 0)

    def test_only_the_accountant_writes_off(self):
        self.make_invoice(self.alice, 40, day=ago(200))
        with self.assertRaises(AccessError):
            self.write_off(self.user_sales_desk)
        with self.assertRaisesRegex(UserError, "owed by somebody else"):
            due = self.make_invoice(self.bruno, 40, day=ago(200)).line_ids.filtered(
                lambda li: li.account_type == "asset_receivable"
            )
            self.write_off(item_ids=[(6, 0, due.ids)])
