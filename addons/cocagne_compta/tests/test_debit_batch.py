"""Batches: which dues, what is refused, the file (R70)."""

import base64
from datetime import date, timedelta

from lxml import etree

from odoo import Command
from odoo.exceptions import AccessError, UserError
from odoo.tools import file_open

from odoo.addons.cocagne_compta.models.debit.batch_check import (
    Due,
    Mandate,
    refusal,
)

from .debit_case import ICS, JULY_6, DebitCase, iban_of

GOOD_DUE = Due(2000, True, date(2026, 6, 30), False, False, False, True)
GOOD_MANDATE = Mandate(
    "valid", "RUM1", date(2025, 1, 1), None, "", iban_of(1), "", True, True
)


class TestDebitCheck(DebitCase):
    def test_r70_a_good_due_is_debited(self):
        self.assertIsNone(refusal(GOOD_DUE, GOOD_MANDATE, JULY_6))

    def test_r70_each_rule_refuses_with_its_reason(self):
        dues = {
            "in_batch": {"in_batch": True},
            "held": {"is_held": True},
            "rejected": {"is_rejected": True},
            "amount": {"cents": 0},
            "currency": {"is_euro": False},
            "other_garden": {"same_garden": False},
            "early": {"matures": JULY_6 + timedelta(days=1)},
        }
        for code, change in dues.items():
            with self.subTest(code):
                due = GOOD_DUE._replace(**change)
                self.assertEqual(refusal(due, GOOD_MANDATE, JULY_6), code)
        negative = GOOD_DUE._replace(cents=-100)
        self.assertEqual(refusal(negative, GOOD_MANDATE, JULY_6), "amount")

    def test_r70_each_rule_of_a_mandate_refuses_with_its_reason(self):
        mandates = {
            "other_garden": {"same_garden": False},
            "holder": {"same_holder": False},
            "unsigned": {"state": "draft"},
            "suspended": {"suspended": "AC04"},
            "signed_late": {"signed": JULY_6 + timedelta(days=1)},
            "rum": {"reference": "é"},
            "iban": {"number": "FR00"},
            "country": {"number": "TR330006100519786457841326"},
            "bic": {"number": "CH9300762011623852957"},
        }
        for code, change in mandates.items():
            with self.subTest(code):
                mandate = GOOD_MANDATE._replace(**change)
                self.assertEqual(refusal(GOOD_DUE, mandate, JULY_6), code)
        self.assertEqual(refusal(GOOD_DUE, None, JULY_6), "no_mandate")
        lapsed = GOOD_MANDATE._replace(signed=JULY_6.replace(year=2023))
        self.assertEqual(refusal(GOOD_DUE, lapsed, JULY_6), "expired")
        swiss = GOOD_MANDATE._replace(number="CH9300762011623852957", bic="UBSWCHZH80A")
        self.assertIsNone(refusal(GOOD_DUE, swiss, JULY_6))


class TestDebitBatch(DebitCase):
    def test_r70_what_can_be_debited_is_and_the_rest_is_listed(self):
        self.invoice(self.alice)
        self.invoice(self.bruno, 30.0)
        self.invoice(self.chloe, 40.0)
        self.invoice(self.eric, 50.0)
        order = self.make_batch()
        self.assertEqual(order.payment_line_ids.partner_id, self.alice | self.bruno)
        self.assertEqual(order.total_company_currency, 50.0)
        self.assertEqual(
            self.refusals(order), {self.chloe: "unsigned", self.eric: "no_mandate"}
        )
        self.assertTrue(all(order.refusal_ids.mapped("remedy")))
        self.assertEqual(order.refusal_total, 90.0)

    def test_r70_checking_twice_changes_nothing(self):
        self.invoice(self.alice)
        self.invoice(self.chloe)
        order = self.make_batch()
        order.action_check()
        self.assertEqual(len(order.payment_line_ids), 1)
        self.assertEqual(len(order.refusal_ids), 1)

    def test_r70_a_due_left_out_stays_out_until_it_is_taken_back(self):
        self.invoice(self.alice)
        self.invoice(self.bruno)
        order = self.make_batch()
        order.payment_line_ids.filtered(
            lambda line: line.partner_id == self.alice
        ).action_leave_out()
        order.action_check()
        self.assertEqual(order.payment_line_ids.partner_id, self.bruno)
        self.assertEqual(self.refusals(order), {self.alice: "left_out"})
        order.refusal_ids.action_fix()
        self.assertEqual(order.payment_line_ids.partner_id, self.alice | self.bruno)

    def test_r70_a_due_is_in_one_batch_only(self):
        self.invoice(self.alice)
        self.make_batch()
        second = self.make_batch()
        self.assertFalse(second.payment_line_ids)
        self.assertEqual(self.refusals(second), {self.alice: "in_batch"})

    def test_r70_instalments_are_debited_as_they_fall_due(self):
        term = self.env["account.payment.term"].create(
            {
                "name": "Two times",
                "line_ids": [
                    Command.create(
                        {"value": "percent", "value_amount": 50, "nb_days": 0}
                    ),
                    Command.create(
                        {"value": "percent", "value_amount": 50, "nb_days": 60}
                    ),
                ],
            }
        )
        self.invoice(self.alice, 100.0, invoice_payment_term_id=term.id)
        order = self.make_batch()
        self.assertEqual(order.payment_line_ids.mapped("amount_currency"), [50.0])
        order.due_until = False
        order.date_scheduled = "2026-09-07"
        order.action_check()
        self.assertEqual(order.payment_line_ids.mapped("amount_currency"), [50.0, 50.0])

    def test_r70_a_credit_note_is_not_debited(self):
        self.invoice(self.alice, move_type="out_refund")
        self.assertEqual(self.refusals(self.make_batch()), {self.alice: "amount"})

    def test_r70_a_mandate_of_another_person_is_refused(self):
        self.invoice(self.alice)
        self.env.cr.execute(
            "UPDATE res_partner_bank SET partner_id = %s WHERE id = %s",
            (self.eric.id, self.alice_mandate.partner_bank_id.id),
        )
        self.env.invalidate_all()
        self.assertEqual(self.refusals(self.make_batch()), {self.alice: "holder"})

    def test_r70_a_member_of_two_gardens_is_refused(self):
        self.invoice(self.alice)
        self.env.cr.execute(
            "UPDATE res_partner SET company_id = %s WHERE id = %s",
            (self.other_garden.id, self.alice.id),
        )
        self.env.invalidate_all()
        order = self.env["account.payment.order"]._make_batch(self.garden, JULY_6)
        self.assertEqual(self.refusals(order), {self.alice: "other_garden"})

    def test_r70_a_closed_period_stops_the_whole_batch(self):
        self.invoice(self.alice)
        order = self.make_batch()
        self.garden.sudo().fiscalyear_lock_date = "2026-07-31"
        order.invalidate_recordset(["problems"])
        with self.assertRaisesRegex(UserError, "closed"):
            order.action_make_file()
        self.assertEqual(order.state, "draft")
        self.assertFalse(order.payment_ids)

    def test_r70_a_day_on_which_banks_are_closed_is_refused(self):
        self.invoice(self.alice)
        order = self.make_batch(date(2026, 7, 5))
        with self.assertRaisesRegex(UserError, "Banks are closed"):
            order.action_make_file()
        order = self.make_batch(date(2026, 6, 16))
        self.assertIn("too early", order.problems)

    def test_r70_nothing_to_debit_makes_no_file(self):
        self.invoice(self.chloe)
        with self.assertRaisesRegex(UserError, "nothing to debit"):
            self.make_batch().action_make_file()

    def test_r70_a_garden_without_identifier_is_told_so(self):
        self.garden.sepa_creditor_identifier = False
        with self.assertRaisesRegex(UserError, "ICS"):
            self.make_batch()

    def test_short_notice_is_told(self):
        self.invoice(self.alice)
        self.assertFalse(self.make_batch().notice_warning)
        self.assertIn("9 days", self.make_batch(date(2026, 6, 24)).notice_warning)

    def test_only_accountants_make_batches(self):
        with self.assertRaises(AccessError):
            self.make_batch(user=self.user_sales_desk)

    # -- the file -----------------------------------------------------------------------------

    def xml(self, order):
        return etree.fromstring(base64.b64decode(order.payment_file_datas))

    def texts(self, root, tag):
        return [node.text for node in root.iter("{*}" + tag)]

    def test_r70_the_file_of_each_version_is_valid(self):
        self.invoice(self.alice)
        self.invoice(self.bruno, 30.0)
        for version in ("pain.008.001.02", "pain.008.001.08"):
            with self.subTest(version):
                self.garden.debit_pain_version = version
                order = self.make_batch()
                order.action_make_file()
                root = self.xml(order)
                self.assertIn(version, root.tag)
                schema = f"account_payment_sepa_direct_debit/data/{version}.xsd"
                with file_open(schema, "rb") as file:
                    etree.XMLSchema(etree.parse(file)).assertValid(root)
                self.assertEqual(self.texts(root, "CtrlSum")[0], "50.00")
                self.assertEqual(self.texts(root, "ReqdColltnDt"), ["2026-07-06"])
                self.assertIn(ICS, self.texts(root, "Id"))
                self.assertEqual(
                    set(self.texts(root, "MndtId")),
                    {
                        self.alice_mandate.unique_mandate_reference,
                        self.bruno_mandate.unique_mandate_reference,
                    },
                )
                order.action_undo()

    def test_r70_the_first_debit_of_a_mandate_is_marked(self):
        self.alice_mandate.last_debit_date = "2026-06-05"
        self.invoice(self.alice)
        self.invoice(self.bruno)
        order = self.make_batch()
        order.action_make_file()
        root = self.xml(order)
        self.assertEqual(sorted(self.texts(root, "SeqTp")), ["FRST", "RCUR"])
        self.assertFalse(self.texts(root, "AmdmntInd"))
        order.action_undo()
        self.garden.debit_first_sequence = False
        order = self.make_batch()
        order.action_make_file()
        self.assertEqual(self.texts(self.xml(order), "SeqTp"), ["RCUR"])

    def test_r70_dues_of_a_member_are_one_debit_or_several(self):
        self.invoice(self.alice)
        self.invoice(self.alice, 5.0)
        order = self.make_batch()
        order.action_make_file()
        self.assertEqual(self.texts(self.xml(order), "InstdAmt"), ["25.00"])
        order.action_undo()
        self.garden.debit_group_dues = False
        order = self.make_batch()
        order.action_make_file()
        amounts = sorted(self.texts(self.xml(order), "InstdAmt"))
        self.assertEqual(amounts, ["20.00", "5.00"])

    def test_r70_members_are_told_beforehand(self):
        self.invoice(self.alice)
        order = self.make_batch()
        order.action_make_file()
        sent = self.env["cocagne.mail.sent"].search(
            [
                ("scenario_id.code", "=", "debit_notice"),
                ("company_id", "=", self.garden.id),
            ]
        )
        self.assertEqual(sent.partner_id, self.alice)
        self.assertIn("06/07/2026", sent.body)
        self.assertNotIn(iban_of(1), sent.body)
        self.assertIn("**** ****", sent.body)

    def test_r70_what_changed_since_the_check_is_checked_again(self):
        self.invoice(self.alice)
        self.invoice(self.bruno)
        order = self.make_batch()
        self.alice_mandate.cancel()
        order.action_make_file()
        self.assertEqual(order.payment_ids.partner_id, self.bruno)
        self.assertEqual(self.refusals(order), {self.alice: "expired"})

    def test_r70_executed_pays_the_invoices(self):
        invoice = self.invoice(self.alice)
        order = self.make_batch()
        order.action_make_file()
        invoice.invalidate_recordset()
        self.assertEqual(invoice.debit_state, "batch")
        order.action_executed()
        self.assertEqual(order.state, "uploaded")
        self.assertEqual(invoice.amount_residual, 0.0)
        self.assertEqual(self.alice.with_user(self.user_accountant).member_balance, 0.0)
        self.assertEqual(invoice.debit_state, "debited")
        self.assertEqual(self.alice_mandate.last_debit_date, date(2026, 6, 15))
        with self.assertRaisesRegex(UserError, "no file that waits"):
            order.action_executed()

    def test_r68_a_due_is_kept_out_by_hand_and_let_in_again(self):
        invoice = self.invoice(self.alice)
        invoice.action_hold_debit()
        self.assertEqual(invoice.debit_state, "receive")
        order = self.make_batch()
        self.assertEqual(self.refusals(order), {self.alice: "held"})
        invoice.action_free_debit()
        self.assertEqual(invoice.debit_state, "programmed")

    def test_r70_the_calendar_shows_dues_and_batches(self):
        self.invoice(self.alice)
        self.invoice(self.bruno)
        days = self.env["cocagne.debit.day"].with_user(self.user_accountant)
        mine = [("company_id", "=", self.garden.id)]
        (found,) = days.search(mine)
        self.assertEqual((found.kind, found.due_count, found.amount), ("due", 2, 40.0))
        order = self.executed()
        (found,) = days.search(mine)
        self.assertEqual((found.kind, found.order_id), ("uploaded", order))
        self.assertIn("40", found.display_name)
