"""The mails about debits, shown on real records (R97)."""

from .debit_case import DebitCase

CODES = ("debit_mandate", "debit_notice", "debit_rejected")


class TestDebitMail(DebitCase):
    def test_r97_every_mail_about_debits_fills_in_everything_in_french(self):
        self.garden.phone = "03 84 00 00 00"
        self.garden.email = "jardin@example.org"
        self.invoice(self.alice)
        self.reject(self.executed().payment_ids, day="2026-06-15")
        scenarios = self.env["cocagne.mail.scenario"]
        proofs = {p["code"]: p for p in scenarios._proofs(self.garden)}
        for code in CODES:
            with self.subTest(code):
                self.assertEqual(proofs[code]["problems"], [])
                self.assertIn("Bonjour ", proofs[code]["body"])

    def test_r97_the_garden_may_word_them_itself(self):
        for code in CODES:
            with self.subTest(code):
                words = self.env["cocagne.mail.scenario"]._by_code(code)._merge_words()
                self.assertGreater(len(words), 6)
