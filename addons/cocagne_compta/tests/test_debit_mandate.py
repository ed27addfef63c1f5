"""Mandates: reference, account, signature, successor (R68, R69)."""

from datetime import date

from freezegun import freeze_time

from odoo.exceptions import UserError, ValidationError

from odoo.addons.cocagne_compta.models.debit import iban, reference, rulebook, target

from .debit_case import DebitCase, iban_of


class TestDebitRules(DebitCase):
    def test_r69_the_reference_comes_from_the_number_of_the_client(self):
        self.assertEqual(reference.reference("RUM", 8, "154"), "RUM00000154")
        self.assertEqual(reference.reference("RUM", 8, "154", 2), "RUM00000154-2")
        self.assertEqual(reference.reference("", 0, "a-12 é"), "A-12")
        with self.assertRaises(ValueError):
            reference.reference("R" * 40, 8, "1")
        with self.assertRaises(ValueError):
            reference.reference("//", 8, "1")

    def test_r103_a_number_shows_its_ends_only(self):
        self.assertEqual(iban.mask(iban_of(1))[4:], f" **** **** {iban_of(1)[-4:]}")
        self.assertEqual(iban.mask("12345678"), "**** 78")
        self.assertEqual(iban.mask(""), "")

    def test_r70_banks_are_closed_on_the_days_of_target(self):
        for day in ("2026-04-03", "2026-04-06", "2026-05-01", "2026-12-25"):
            self.assertFalse(target.is_open(date.fromisoformat(day)))
        # Ascension and 14 July are no closing days of TARGET
        self.assertTrue(target.is_open(date(2026, 5, 14)))
        self.assertTrue(target.is_open(date(2026, 7, 14)))
        self.assertEqual(target.next_open(date(2026, 4, 3)), date(2026, 4, 7))

    def test_r70_the_next_debit_leaves_the_bank_its_days(self):
        # Sunday 5 July: the next open day is Monday 6
        self.assertEqual(target.monthly(date(2026, 6, 15), 5, 2), date(2026, 7, 6))
        # Friday 3 July, two bank days: Tuesday 7 is after the 6th
        self.assertEqual(target.monthly(date(2026, 7, 3), 5, 2), date(2026, 8, 5))

    def test_r69_a_mandate_lapses_after_36_months_without_a_debit(self):
        signed = date(2023, 1, 31)
        self.assertEqual(rulebook.mandate_lapses_on(signed, None), date(2026, 1, 31))
        used = date(2024, 5, 5)
        self.assertEqual(rulebook.mandate_lapses_on(signed, used), date(2027, 5, 5))


class TestDebitMandate(DebitCase):
    def test_r69_each_mandate_has_its_own_reference(self):
        number = self.alice.member_number
        expected = reference.reference("RUM", 8, number)
        self.assertEqual(self.alice_mandate.unique_mandate_reference, expected)
        second = self.make_mandate(self.alice, 9)
        self.assertEqual(second.unique_mandate_reference, f"{expected}-2")

    def test_r69_the_garden_words_its_references(self):
        self.garden.write({"mandate_prefix": "LAC-", "mandate_digits": 5})
        mandate = self.make_mandate(self.eric, 8)
        expected = f"LAC-{self.eric.member_number.zfill(5)}"
        self.assertEqual(mandate.unique_mandate_reference, expected)
        with self.assertRaises(ValidationError):
            self.garden.mandate_prefix = "É" * 3

    def test_r69_an_imported_reference_is_kept(self):
        mandate = self.make_mandate(self.eric, 8, unique_mandate_reference="OLD/77")
        self.assertEqual(mandate.unique_mandate_reference, "OLD/77")

    def test_r69_two_gardens_of_one_creditor_share_no_reference(self):
        self.other_garden.sepa_creditor_identifier = (
            self.garden.sepa_creditor_identifier
        )
        stranger = self.env["res.partner"].create({"name": "Zoé"})
        values = {
            "partner_id": stranger.id,
            "company_id": self.other_garden.id,
            "format": "sepa_core",
            "unique_mandate_reference": self.alice_mandate.unique_mandate_reference,
        }
        mandates = self.env["account.banking.mandate"]
        with self.assertRaisesRegex(ValidationError, "already used by"):
            with self.env.cr.savepoint():
                mandates.create(values)
        self.other_garden.sepa_creditor_identifier = False
        self.assertTrue(mandates.create(values))

    def test_a_reference_that_banks_refuse_is_refused(self):
        with self.assertRaisesRegex(ValidationError, "Banks refuse"):
            self.make_mandate(self.eric, 8, unique_mandate_reference="RUM//é")

    def test_r69_the_date_of_the_signature_makes_dues_programmed(self):
        invoice = self.invoice(self.chloe)
        self.assertEqual(invoice.debit_state, "receive")
        self.chloe_mandate.with_user(self.user_sales_desk).signature_date = "2026-06-15"
        self.assertEqual(self.chloe_mandate.state, "valid")
        self.env.invalidate_all()
        self.assertEqual(invoice.debit_state, "programmed")

    def test_r69_a_new_mandate_does_not_stop_debits(self):
        invoice = self.invoice(self.alice)
        new = self.make_mandate(self.alice, 9)
        self.assertEqual(invoice.debit_state, "programmed")
        order = self.make_batch()
        self.assertEqual(order.payment_line_ids.mandate_id, self.alice_mandate)
        new.signature_date = "2026-06-14"
        self.assertEqual(self.alice_mandate.state, "expired")
        self.assertEqual(self.alice_mandate.replaced_by_id, new)
        order.action_check()
        self.assertEqual(order.payment_line_ids.mandate_id, new)
        mandates = self.env["account.banking.mandate"].search(
            [("partner_id", "=", self.alice.id)]
        )
        self.assertEqual(mandates[0], new, "the latest first")

    def test_r69_the_account_may_be_somebody_elses(self):
        entry = self.entry(self.eric, iban=iban_of(8), holder="Marie d'Avout")
        mandate = self.opened(entry.action_make())
        self.assertEqual(mandate.holder, "Marie d'Avout")
        self.assertEqual(mandate.partner_id, self.eric)
        self.assertEqual(mandate.state, "draft")

    def entry(self, partner, user=None, **values):
        entries = self.env["cocagne.mandate.entry"].with_user(
            user or self.user_sales_desk
        )
        return entries.create({"partner_id": partner.id, **values})

    def opened(self, action):
        return self.env[action["res_model"]].browse(action["res_id"])

    def test_r69_a_wrong_account_is_refused_in_words(self):
        wrong = iban_of(8)[:-1] + ("1" if iban_of(8)[-1] != "1" else "2")
        cases = [
            ({"iban": wrong}, "read it again"),
            ({"iban": False}, "Write the IBAN"),
            ({"iban": iban_of(8), "bic": "NOT A BIC"}, "The BIC"),
            ({"iban": iban_of(8), "signed_on": "2030-01-01"}, "future"),
        ]
        for values, words in cases:
            with self.subTest(words), self.assertRaisesRegex(UserError, words):
                self.entry(self.eric, **values).action_make()
        self.assertFalse(self.eric.bank_ids)

    def test_r69_an_account_outside_sepa_is_refused(self):
        with self.assertRaisesRegex(ValidationError, "SEPA does not reach"):
            self.entry(self.eric, iban="TR330006100519786457841326").action_make()

    def test_r69_countries_join_sepa_on_their_day(self):
        self.assertNotIn("RS", iban.sepa_countries(date(2026, 5, 4)))
        self.assertIn("RS", iban.sepa_countries(date(2026, 5, 5)))

    def test_r69_the_mandate_is_printed_and_mailed_filled_in(self):
        report = self.env["ir.actions.report"]
        html, _kind = report._render_qweb_html(
            "cocagne_compta.report_mandate", self.chloe_mandate.ids
        )
        text = html.decode()
        for word in (
            self.chloe_mandate.unique_mandate_reference,
            self.garden.sepa_creditor_identifier,
            iban.spaced(iban_of(3)),
            "8 semaines",
            "Paiement récurrent",
            "Signature",
        ):
            self.assertIn(word, text)
        self.chloe_mandate.with_user(self.user_sales_desk).action_send_mandate()
        sent = self.env["cocagne.mail.sent"].search(
            [("scenario_id.code", "=", "debit_mandate")]
        )
        self.assertEqual(sent.partner_id, self.chloe)
        self.assertTrue(sent.attachment_ids)
        with self.assertRaisesRegex(UserError, "Nothing was sent"):
            self.chloe_mandate.action_send_mandate()

    def test_r69_a_mandate_not_used_for_36_months_lapses(self):
        self.alice_mandate.signature_date = "2023-06-01"
        self.env["account.banking.mandate"]._sdd_mandate_set_state_to_expired()
        self.assertEqual(self.alice_mandate.state, "expired")
        self.assertEqual(self.bruno_mandate.state, "valid")

    @freeze_time("2026-06-15")
    def test_the_client_form_says_where_the_mandate_is(self):
        self.assertEqual(self.alice.mandate_state, "signed")
        self.assertEqual(self.chloe.mandate_state, "unsigned")
        self.assertEqual(self.eric.mandate_state, "none")
        self.alice_mandate._suspend("AC04")
        self.assertEqual(self.alice.mandate_state, "suspended")
