"""Bank accounts are masked; who looks is written down (R103)."""

from odoo.exceptions import AccessError, UserError

from .debit_case import GARDEN_IBAN, DebitCase, iban_of


class TestDebitIban(DebitCase):
    def bank(self, user):
        return self.alice_mandate.partner_bank_id.with_user(user)

    def test_r103_names_of_accounts_are_masked_for_everybody(self):
        for user in (self.user_sales_desk, self.user_accountant):
            bank = self.bank(user)
            bank.invalidate_recordset()
            self.assertIn("**** ****", bank.display_name)
            self.assertNotIn(iban_of(1)[8:20], bank.display_name.replace(" ", ""))
            trusted = bank.with_context(display_account_trust=True)
            self.assertNotIn(iban_of(1)[8:20], trusted.display_name.replace(" ", ""))

    def test_r103_the_garden_s_own_account_is_public(self):
        own = self.garden.partner_id.bank_ids
        self.assertIn(GARDEN_IBAN, own.display_name.replace(" ", ""))

    def test_r103_the_desk_reads_no_whole_number(self):
        bank = self.bank(self.user_sales_desk)
        self.env.invalidate_all()
        for name in ("acc_number", "sanitized_acc_number"):
            with self.subTest(name), self.assertRaises(AccessError):
                bank.read([name])
        with self.assertRaises(AccessError):
            bank.search([("sanitized_acc_number", "=", iban_of(1))])
        with self.assertRaises(UserError):
            bank.export_data(["acc_number"])
        self.assertFalse(bank.name_search(iban_of(1)))
        self.assertTrue(self.bank(self.user_accountant).read(["acc_number"]))

    def test_r103_other_roles_read_neither_mandates_nor_numbers(self):
        for user in (self.user_preparer, self.user_insertion_adviser):
            with self.subTest(user.login):
                self.env.invalidate_all()
                with self.assertRaises(AccessError):
                    self.alice_mandate.with_user(user).read(["signature_date"])
                with self.assertRaises(AccessError):
                    self.bank(user).read(["acc_number"])
                with self.assertRaises(UserError):
                    self.bank(user).action_reveal()

    def test_r103_a_click_shows_it_and_is_written_down(self):
        action = self.bank(self.user_sales_desk).action_reveal()
        self.assertEqual(action["params"]["message"].replace(" ", ""), iban_of(1))
        logs = self.env["cocagne.iban.reveal"].with_user(self.user_manager)
        log = logs.search([])
        self.assertEqual(log.user_id, self.user_sales_desk)
        self.assertEqual(log.partner_id, self.alice)
        self.assertIn("****", log.number)

    def test_r103_nobody_changes_the_log(self):
        self.bank(self.user_accountant).action_reveal()
        log = self.env["cocagne.iban.reveal"].search([])
        with self.assertRaises(AccessError):
            log.with_user(self.user_accountant).read(["number"])
        for user in (self.user_manager, self.user_accountant):
            with self.assertRaises(AccessError):
                log.with_user(user).unlink()
            with self.assertRaises(AccessError):
                log.with_user(user).write({"number": "x"})

    def test_r103_the_screens_of_the_desk_ask_for_no_whole_number(self):
        banks = self.env["res.partner.bank"].with_user(self.user_sales_desk)
        for kind in ("list", "form"):
            with self.subTest(kind):
                arch = banks.get_view(view_type=kind)["arch"]
                self.assertNotIn('name="acc_number"', arch)
                self.assertIn("acc_number_masked", arch)

    def test_r103_the_sign_up_still_finds_the_account(self):
        found = self.env["res.partner.bank"].with_user(self.user_sales_desk)
        bank = found._find_or_create(self.alice, iban_of(1))
        self.assertEqual(bank.id, self.alice_mandate.partner_bank_id.id)
