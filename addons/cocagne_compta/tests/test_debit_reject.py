"""What the bank sends back, and how it is worked off (R68, R70)."""

from datetime import date
from decimal import Decimal

from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError

from odoo.addons.cocagne_compta.models.debit import reject_file, rulebook

from .debit_case import GARDEN_IBAN, ICS, DebitCase, iban_of

AUGUST_5 = date(2026, 8, 5)
PAIN = """<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.03">
<CstmrPmtStsRpt><GrpHdr><MsgId>BANK1</MsgId><CreDtTm>2026-07-08T09:00:00</CreDtTm></GrpHdr>
<OrgnlGrpInfAndSts><OrgnlMsgId>{batch}</OrgnlMsgId><OrgnlMsgNmId>pain.008.001.02</OrgnlMsgNmId>{group}</OrgnlGrpInfAndSts>
{body}</CstmrPmtStsRpt></Document>"""
PAIN_TX = """<OrgnlPmtInfAndSts><OrgnlPmtInfId>X</OrgnlPmtInfId><TxInfAndSts>
<OrgnlEndToEndId>{ref}</OrgnlEndToEndId><TxSts>RJCT</TxSts>
<StsRsnInf><Rsn><Cd>{code}</Cd></Rsn><AddtlInf>Solde</AddtlInf></StsRsnInf>
<OrgnlTxRef><Amt><InstdAmt Ccy="EUR">20.00</InstdAmt></Amt>
<CdtrSchmeId><Id><PrvtId><Othr><Id>{ics}</Id></Othr></PrvtId></Id></CdtrSchmeId>
<MndtRltdInf><MndtId>{rum}</MndtId></MndtRltdInf></OrgnlTxRef></TxInfAndSts></OrgnlPmtInfAndSts>"""
CAMT = """<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.054.001.02"><BkToCstmrDbtCdtNtfctn>
<GrpHdr><MsgId>N1</MsgId></GrpHdr><Ntfctn><Acct><Id><IBAN>{iban}</IBAN></Id></Acct>
<Ntry><Amt Ccy="EUR">20.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><BookgDt><Dt>2026-07-09</Dt></BookgDt>
<NtryDtls><TxDtls><Refs><EndToEndId>{ref}</EndToEndId><MndtId>{rum}</MndtId></Refs>
<RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf></TxDtls></NtryDtls></Ntry>
<Ntry><Amt Ccy="EUR">99.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><NtryDtls><TxDtls/></NtryDtls></Ntry>
</Ntfctn></BkToCstmrDbtCdtNtfctn></Document>"""


class TestRejectFile(DebitCase):
    def bad(self, content):
        with self.assertRaises(reject_file.BadFile) as caught:
            reject_file.read(content)
        return caught.exception.args[0]

    def test_r70_hostile_and_broken_files_are_refused(self):
        bomb = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
        self.assertEqual(self.bad(bomb), "hostile")
        wide = bomb.decode().replace(
            '?xml version="1.0"?', '?xml version="1.0" encoding="UTF-16"?'
        )
        self.assertEqual(self.bad(wide.encode("utf-16")), "hostile")
        good = CAMT.format(iban=GARDEN_IBAN, ref="X", rum="Y").encode()
        self.assertEqual(self.bad(good[:300]), "broken")
        self.assertEqual(self.bad(b""), "empty")
        self.assertEqual(self.bad(b"<a/>"), "kind")
        self.assertEqual(self.bad(b"not xml"), "broken")
        self.assertEqual(self.bad(b" " * 10 + b"<" * reject_file.SIZE_LIMIT), "size")

    def test_r70_a_camt_file_gives_its_returns_only(self):
        text = CAMT.format(iban=GARDEN_IBAN, ref="NOTPROVIDED", rum="RUM1")
        found = reject_file.read(text.encode())
        self.assertEqual(found.accounts, {GARDEN_IBAN})
        (reject,) = found.rejects
        self.assertEqual(reject.end_to_end, "")
        self.assertEqual(reject.rum, "RUM1")
        self.assertEqual(reject.amount, Decimal("20.00"))
        self.assertEqual(reject.day, date(2026, 7, 9))
        self.assertEqual(reject.code, "AC04")

    def test_r70_what_comes_back_is_called_by_its_name(self):
        day = date(2026, 7, 6)
        kinds = [
            (date(2026, 7, 3), "AC01", "reject"),
            (date(2026, 7, 8), "AM04", "return"),
            (date(2026, 8, 20), "MD06", "refund"),
            (date(2026, 12, 1), "MD01", "unauthorised"),
        ]
        for returned, code, kind in kinds:
            self.assertEqual(rulebook.return_kind(day, returned, code), kind)


class TestDebitReject(DebitCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.alice_invoice = cls.invoice(cls.alice)
        cls.bruno_invoice = cls.invoice(cls.bruno, 30.0)
        cls.order = cls.executed()
        cls.payment = cls.order.payment_ids.filtered(
            lambda pay: pay.partner_id == cls.alice
        )
        cls.startClassPatcher(freeze_time("2026-07-10"))

    def balance(self, partner):
        self.env.invalidate_all()
        return partner.with_user(self.user_accountant).member_balance

    def test_r68_a_reject_opens_the_due_and_debits_the_balance(self):
        reject = self.reject(self.payment)
        self.assertEqual(self.alice_invoice.amount_residual, 20.0)
        # the invoice and the fee of 0.40
        self.assertEqual(self.balance(self.alice), -20.40)
        self.assertEqual(self.balance(self.bruno), 0.0)
        self.assertEqual(self.alice_invoice.debit_state, "rejected")
        self.assertEqual(reject.kind, "return")
        self.assertEqual(reject.reason_id.name, "Not enough money")
        self.assertEqual(reject.amount_due, 20.40)
        waiting = self.order.payment_method_line_id.payment_account_id.code
        self.assertEqual(self.ledger()[waiting], 3000)

    def test_r70_the_fee_of_the_bank_is_on_its_account(self):
        self.reject(self.payment, fee=Decimal("1.50"))
        account = self.garden._ledger_account("fee_recharged").code
        self.assertEqual(self.ledger()[account], -150)
        self.garden.debit_reject_fee = 0
        bruno = self.order.payment_ids - self.payment
        self.assertFalse(self.reject(bruno).fee_move_id)

    def test_r70_the_same_reject_twice_is_one(self):
        first = self.reject(self.payment)
        before = self.ledger()
        again = self.reject(self.payment)
        self.assertEqual(first, again)
        self.assertEqual(self.ledger(), before)

    def test_r70_a_debit_is_found_by_its_mandate_or_its_account(self):
        rejects = self.env["cocagne.debit.reject"]
        by_mandate = rejects._record(
            [
                {
                    "end_to_end": "",
                    "rum": self.alice_mandate.unique_mandate_reference.lower(),
                    "amount": Decimal("20"),
                    "date": date(2026, 7, 8),
                    "code": "AM04",
                }
            ]
        )
        self.assertEqual(by_mandate.payment_id, self.payment)
        by_account = rejects._record(
            [{"iban": iban_of(2), "amount": Decimal("30.00"), "code": "AM04"}]
        )
        self.assertEqual(by_account.partner_id, self.bruno)

    def test_r70_a_debit_that_is_not_found_stays_in_the_list(self):
        line = {"rum": "NOBODY", "amount": 9, "date": date(2026, 7, 8), "code": "AM04"}
        rejects = self.env["cocagne.debit.reject"]
        first = rejects._record([line])
        self.assertEqual(first.state, "lost")
        self.assertEqual(rejects._record([line]), first)

    def test_r70_an_unknown_code_is_kept(self):
        reject = self.reject(self.payment, code="zz99", reason="Special")
        self.assertEqual((reject.code, reject.reason_id.name), ("ZZ99", "Special"))

    def test_r70_a_batch_that_is_not_executed_gets_no_reject(self):
        self.invoice(self.alice, 7.0)
        order = self.make_batch(AUGUST_5)
        order.action_make_file()
        with self.assertRaisesRegex(UserError, "not marked as executed"):
            self.reject(order.payment_ids)

    def test_r70_a_closed_account_suspends_the_mandate(self):
        self.reject(self.payment, code="AC04")
        self.assertEqual(self.alice_mandate.suspended_code, "AC04")
        reject = self.env["cocagne.debit.reject"].search(
            [("payment_id", "=", self.payment.id)]
        )
        with self.assertRaisesRegex(UserError, "no mandate that can be debited"):
            reject.action_debit_again()
        entry = self.env["cocagne.mandate.entry"].create(
            {
                "partner_id": self.alice.id,
                "iban": iban_of(9),
                "signed_on": "2026-07-10",
                "reject_id": reject.id,
            }
        )
        entry.action_make()
        self.assertEqual((reject.state, reject.solution), ("done", "mandate"))
        order = self.make_batch(AUGUST_5)
        self.assertEqual(order.total_company_currency, 20.40)

    def test_r68_nothing_is_debited_again_before_somebody_decides(self):
        reject = self.reject(self.payment)
        order = self.make_batch(AUGUST_5)
        self.assertEqual(set(order.refusal_ids.mapped("code")), {"rejected"})
        reject.action_debit_again()
        order.action_check()
        self.assertEqual(order.total_company_currency, 20.40)
        order.action_make_file()
        order.action_executed()
        self.assertEqual(self.balance(self.alice), 0.0)

    def test_r68_another_payment_mode_takes_the_dues_out_of_debits(self):
        reject = self.reject(self.payment)
        settle = self.env["cocagne.debit.reject.settle"].create(
            {"reject_id": reject.id, "solution": "mode"}
        )
        with self.assertRaisesRegex(UserError, "Choose how"):
            settle.action_settle()
        settle.mode_id = self.env["cocagne.payment.mode"].search(
            [("code", "=", "cheque")]
        )
        settle.action_settle()
        self.assertEqual(
            self.alice_invoice.preferred_payment_method_line_id,
            self.garden._payment_way("cheque"),
        )
        self.assertEqual(self.alice_invoice.debit_state, "receive")
        self.assertFalse(self.make_batch(AUGUST_5).payment_line_ids)

    def test_r68_dropped_with_a_reason(self):
        reject = self.reject(self.payment)
        settle = self.env["cocagne.debit.reject.settle"].create(
            {"reject_id": reject.id, "solution": "drop"}
        )
        with self.assertRaisesRegex(UserError, "Write why"):
            settle.action_settle()
        settle.note = "Moved abroad"
        settle.action_settle()
        self.assertEqual((reject.solution, reject.note), ("drop", "Moved abroad"))
        self.assertEqual(self.balance(self.alice), -20.40)
        reject.action_reopen()
        self.assertEqual(reject.state, "todo")

    def test_r68_a_payment_link_is_mailed(self):
        reject = self.reject(self.payment)
        reject.with_user(self.user_accountant).action_send_link()
        sent = self.env["cocagne.mail.sent"].search(
            [("scenario_id.code", "=", "debit_rejected")]
        )
        self.assertEqual(sent.partner_id, self.alice)
        self.assertIn("access_token", sent.body)
        self.assertIn("20,40", sent.body.replace("\xa0", " "))
        self.assertEqual(reject.solution, "card")

    def test_r68_a_reject_that_was_none_is_undone(self):
        before = self.ledger()
        rejects = self.reject(self.payment, code="AC04")
        bruno = self.order.payment_ids - self.payment
        rejects |= self.env["cocagne.debit.reject"]._record(
            [{"payment": bruno, "date": date(2026, 7, 8), "code": "AM04"}]
        )
        rejects[0].action_undo()
        self.assertEqual(self.alice_invoice.amount_residual, 0.0)
        self.assertEqual(self.bruno_invoice.amount_residual, 30.0)
        self.assertFalse(self.alice_mandate.suspended_code)
        rejects[1].action_undo()
        self.assertEqual(self.ledger(), before)
        with self.assertRaisesRegex(UserError, "undone already"):
            rejects[1].action_undo()
        self.order.action_undo()
        self.assertEqual(self.alice_invoice.amount_residual, 20.0)

    def test_r68_two_rejects_of_one_day_are_undone_apart(self):
        bruno = self.order.payment_ids - self.payment
        day = date(2026, 7, 8)
        rejects = self.env["cocagne.debit.reject"]._record(
            [
                {"payment": self.payment, "date": day, "code": "AM04"},
                {"payment": bruno, "date": day, "code": "AM04"},
            ]
        )
        self.assertEqual(len(rejects.return_id), 1)
        rejects[0].action_undo()
        self.assertEqual(self.alice_invoice.amount_residual, 0.0)
        self.assertEqual(self.bruno_invoice.amount_residual, 30.0)

    def test_r70_a_refund_after_seven_weeks_is_a_reject_like_others(self):
        with freeze_time("2026-08-25"):
            reject = self.reject(self.payment, code="MD06", day="2026-08-24")
        self.assertEqual(reject.kind, "refund")
        self.assertEqual(reject.return_id.move_id.date, date(2026, 8, 24))

    def test_r70_a_reject_is_typed_by_hand(self):
        entries = self.env["cocagne.debit.reject.entry"].with_user(self.user_accountant)
        reason = self.env.ref("cocagne_compta.reason_ms02")
        entry = entries.create({"partner_id": self.alice.id, "reason_id": reason.id})
        self.assertEqual(entry.payment_id, self.payment)
        entry.action_record()
        self.assertEqual(self.alice_invoice.debit_state, "rejected")
        again = entries.create({"partner_id": self.alice.id, "reason_id": reason.id})
        with self.assertRaisesRegex(UserError, "Choose the client"):
            again.action_record()

    # -- files --------------------------------------------------------------------------------

    def pain(self, code="AM04", ics=ICS, batch=None, body=None, group=""):
        tx = PAIN_TX.format(
            ref=self.payment.memo,
            code=code,
            ics=ics,
            rum=self.alice_mandate.unique_mandate_reference,
        )
        return PAIN.format(
            batch=batch or self.order.name,
            body=tx if body is None else body,
            group=group,
        ).encode()

    def import_file(self, content, name="rejets.xml"):
        files = self.env["cocagne.debit.reject.file"].with_user(self.user_accountant)
        return files._import(name, content)

    def test_r70_a_file_of_the_bank_is_imported_once(self):
        found = self.import_file(self.pain())
        self.assertEqual(found.reject_ids.payment_id, self.payment)
        self.assertEqual(self.alice_invoice.amount_residual, 20.0)
        with self.assertRaisesRegex(UserError, "was imported on"):
            self.import_file(self.pain(), "the same.xml")
        camt = CAMT.format(iban=GARDEN_IBAN, ref=self.payment.memo, rum="")
        self.assertFalse(self.import_file(camt.encode()).reject_ids, "known already")
        self.assertEqual(self.alice_invoice.amount_residual, 20.0)

    def test_r70_a_file_of_somebody_else_is_refused(self):
        before = self.ledger()
        strange = CAMT.format(iban=iban_of(7), ref=self.payment.memo, rum="")
        cases = [
            (strange.encode(), "not one of the garden's"),
            (self.pain(ics="FR64ZZZ654321"), "creditor"),
            (self.pain(batch="OTHER"), "not one of this garden"),
            (self.pain()[:400], "cut or damaged"),
            (b"<!DOCTYPE a><a/>", "no bank sends"),
        ]
        for content, words in cases:
            with self.subTest(words), self.assertRaisesRegex(UserError, words):
                self.import_file(content)
        self.assertEqual(self.ledger(), before)
        self.assertFalse(self.env["cocagne.debit.reject.file"].search([]))

    def test_r70_a_whole_file_refused_says_to_undo_the_batch(self):
        content = self.pain(body="", group="<GrpSts>RJCT</GrpSts>")
        with self.assertRaisesRegex(UserError, "undo it"):
            self.import_file(content)

    def test_only_accountants_work_rejects_off(self):
        with self.assertRaises(AccessError):
            self.env["cocagne.debit.reject"].with_user(self.user_sales_desk).search([])

    def test_the_home_page_counts_rejects(self):
        self.reject(self.payment)
        home = self.env["cocagne.home"].with_user(self.user_accountant)
        cards = {card["code"]: card["count"] for card in home._alert_cards()}
        self.assertEqual(cards.get("debit_rejects"), 1)
        self.assertEqual(cards.get("unsigned_mandates"), 1)
        action = home.action_alert("debit_rejects")
        self.assertEqual(action["res_model"], "cocagne.debit.reject")
