"""What a movement of the bank pays: by itself when it is sure, proposed otherwise."""

from odoo.exceptions import UserError

from .bank_case import MAY_5, MAY_12, MAY_31, BankCase


class TestBankMatching(BankCase):
    def assertPaid(self, line, *moves):
        self.assertTrue(line.is_reconciled)
        for move in moves:
            self.assertIn(move.payment_state, ("paid", "in_payment"))
            self.assertEqual(move.amount_residual, 0)

    def reasons(self, line):
        return line.proposal_ids.sorted("sequence").mapped("reason")

    # -- what is sure ----------------------------------------------------------------------

    def test_r95_the_number_of_the_invoice_pays_it(self):
        invoice, other = (self.make_invoice(self.alice, 40) for _number in range(2))
        text = invoice.name.replace("/", " ")
        line = self.import_cfonb((MAY_12, 40.0, "VIR SEPA", {"LCC": f"FACT {text}"}))
        self.assertPaid(line, invoice)
        self.assertEqual(line.partner_id, self.alice)
        self.assertEqual(other.payment_state, "not_paid")
        self.assertEqual(self.alice.member_balance, -40)

    def test_two_numbers_pay_two_invoices(self):
        first, second = (
            self.make_invoice(self.alice, 40),
            self.make_invoice(self.alice, 5),
        )
        label = f"{first.name} {second.name}"
        line = self.import_cfonb((MAY_12, 45.0, "VIR", {"LCC": label}))
        self.assertPaid(line, first, second)
        account = first.line_ids.account_id.filtered(
            lambda a: a.account_type == "asset_receivable"
        )
        self.assertEqual(
            line.line_ids.filtered(lambda li: li.balance < 0).account_id, account
        )

    def test_the_whole_name_and_the_amount_are_enough(self):
        invoice = self.make_invoice(self.eric, 40)
        line = self.import_cfonb((MAY_12, 40.0, "VIR D AVOUT ERIC"))
        self.assertPaid(line, invoice)

    def test_the_account_of_the_payer_pays_all_that_is_due(self):
        number = "FR1420041010050500013M02606"
        self.env["res.partner.bank"].create(
            {"acc_number": number, "partner_id": self.alice.id}
        )
        invoices = self.make_invoice(self.alice, 40), self.make_invoice(self.alice, 20)
        line = self.import_cfonb((MAY_12, 60.0, "VIR RECU", {"IPY": number}))
        self.assertPaid(line, *invoices)

    def test_the_member_number_with_its_word_is_enough(self):
        invoice = self.make_invoice(self.bruno, 40)
        label = f"VIR ADHERENT {self.bruno.member_number}"
        self.assertPaid(self.import_cfonb((MAY_12, 40.0, label)), invoice)

    def test_a_cheque_is_found_by_its_number(self):
        payment = self.alice._register_payment(
            self.garden, 40, "transfer", MAY_5, memo="PANIERS MAI ALICE"
        )
        line = self.import_cfonb(
            (MAY_12, 40.0, "VIR RECU", {"RCN": "PANIERS MAI ALICE"})
        )
        self.assertTrue(line.is_reconciled)
        self.assertEqual(payment.state, "paid")
        self.assertEqual(self.alice.member_balance, 40)

    def test_the_total_of_a_slip_pays_its_entry(self):
        slip = self.make_slip(120)
        line = self.import_cfonb((MAY_12, 120.0, "REMISE CHEQUES"))
        self.assertTrue(line.is_reconciled)
        waiting = slip.line_ids.filtered(lambda li: li.debit)
        self.assertTrue(waiting.reconciled)

    def make_slip(self, amount, name="REM-0007"):
        """Cheques that were carried to the bank: 511900 waits for the statement."""
        cheques = self.garden._payment_way("cheque").payment_account_id
        waiting = self.garden._payment_way("transfer").payment_account_id
        move = self.env["account.move"].create(
            {
                "ref": name,
                "date": MAY_5,
                "journal_id": self.journal.id,
                "line_ids": [
                    (0, 0, {"account_id": waiting.id, "debit": amount}),
                    (0, 0, {"account_id": cheques.id, "credit": amount}),
                ],
            }
        )
        move.action_post()
        return move

    def test_two_slips_of_the_same_total_wait_for_somebody(self):
        self.make_slip(120)
        named = self.make_slip(120, "REM-0008")
        lines = self.import_cfonb(
            (MAY_12, 120.0, "REMISE CHEQUES"), (MAY_31, 120.0, "REMISE REM-0008")
        )
        self.assertFalse(lines[0].is_reconciled)
        self.assertEqual(self.reasons(lines[0])[:1], ["batch"])
        self.assertTrue(lines[1].is_reconciled)
        self.assertTrue(named.line_ids.filtered("debit").reconciled)

    def test_the_fees_of_the_bank_go_to_627(self):
        line = self.import_cfonb((MAY_12, -3.5, "FRAIS TENUE DE COMPTE"))
        self.assertTrue(line.is_reconciled)
        fee = self.garden._ledger_account("bank_fee")
        self.assertEqual(line.line_ids.filtered("debit").account_id, fee)

    def test_a_contribution_that_is_no_fee_is_left_to_people(self):
        lines = self.import_cfonb(
            (MAY_12, -300.0, "COTISATIONS URSSAF"), (MAY_12, 3.0, "FRAIS REMBOURSES")
        )
        self.assertFalse(any(lines.mapped("is_reconciled")))

    def test_a_refund_that_leaves_the_bank_pays_a_credit_note(self):
        refund = self.make_invoice(self.alice, 15, move_type="out_refund")
        line = self.import_cfonb((MAY_12, -15.0, "VIR EMIS", {"LCC": refund.name}))
        self.assertPaid(line, refund)

    def test_r68_a_debit_that_comes_back_is_recorded_and_pays_its_entry(self):
        waiting = self.garden._payment_way("sepa").payment_account_id
        back = self.env["account.move"].create(
            {
                "date": MAY_12,
                "journal_id": self.journal.id,
                "line_ids": [
                    (0, 0, {"account_id": waiting.id, "credit": 40}),
                    (
                        0,
                        0,
                        {
                            "account_id": self.alice.property_account_receivable_id.id,
                            "partner_id": self.alice.id,
                            "debit": 40,
                        },
                    ),
                ],
            }
        )
        back.action_post()
        told = []

        def record(matching, line):
            told.append(matching._prepare_reject(line))
            return back.line_ids.filtered("credit")

        matching = type(self.env["cocagne.bank.matching"])
        self.patch(matching, "_handles_rejects", lambda _self: True)
        self.patch(matching, "_record_reject", record)
        line = self.import_cfonb(
            (
                MAY_12,
                -40.0,
                "REJET PRLV",
                {"RCN": "E2E-1", "RUM": "20001", "reject": "21"},
            )
        )
        self.assertTrue(line.is_reconciled)
        self.assertTrue(back.line_ids.filtered("credit").reconciled)
        facts = {key: told[0][key] for key in ("end_to_end", "rum", "amount", "code")}
        self.assertEqual(
            facts, {"end_to_end": "E2E-1", "rum": "20001", "amount": 40, "code": "21"}
        )

    # -- what is proposed --------------------------------------------------------------------

    def test_only_the_amount_is_never_enough(self):
        invoice = self.make_invoice(self.alice, 40)
        line = self.import_cfonb((MAY_12, 40.0, "VIR INCONNU"))
        self.assertFalse(line.is_reconciled)
        self.assertEqual(self.reasons(line), ["amount"])
        line.with_env(self.accountant).action_accept_best()
        self.assertPaid(line, invoice)
        self.assertFalse(line.proposal_ids)

    def test_two_members_of_the_same_name_wait_for_somebody(self):
        twin = self.make_member("Alice", "Martin")
        mine, hers = self.make_invoice(self.alice, 40), self.make_invoice(twin, 40)
        line = self.import_cfonb((MAY_12, 40.0, "VIR ALICE MARTIN"))
        self.assertFalse(line.is_reconciled)
        self.assertEqual(line.proposal_ids.partner_id, self.alice | twin)
        chosen = line.proposal_ids.filtered(lambda p: p.partner_id == twin)
        chosen.with_env(self.accountant).action_accept()
        self.assertPaid(line, hers)
        self.assertEqual(mine.payment_state, "not_paid")

    def test_too_much_stays_on_the_account_of_the_member(self):
        invoice = self.make_invoice(self.alice, 40)
        line = self.import_cfonb((MAY_12, 50.0, "VIR", {"LCC": invoice.name}))
        self.assertFalse(line.is_reconciled)
        self.assertIn("10,00", line.proposal_id.display_name)
        line.with_env(self.accountant).action_accept_best()
        self.assertPaid(line, invoice)
        self.assertEqual(self.alice.member_balance, 10)

    def test_too_little_leaves_the_rest_open(self):
        invoice = self.make_invoice(self.alice, 40)
        line = self.import_cfonb((MAY_12, 30.0, "VIR", {"LCC": invoice.name}))
        line.with_env(self.accountant).action_accept_best()
        self.assertTrue(line.is_reconciled)
        self.assertEqual(
            (invoice.payment_state, invoice.amount_residual), ("partial", 10)
        )

    def test_an_advance_of_a_member_stays_on_account(self):
        line = self.import_cfonb((MAY_12, 30.0, "VIR ALICE MARTIN"))
        self.assertFalse(line.is_reconciled)
        line.with_env(self.accountant).action_accept_best()
        self.assertEqual(self.alice.member_balance, 30)

    def test_what_was_paid_meanwhile_is_not_paid_twice(self):
        invoice = self.make_invoice(self.alice, 40)
        line = self.import_cfonb((MAY_12, 40.0, "VIR INCONNU"))
        self.alice._register_payment(self.garden, 40, "cheque", MAY_12, moves=invoice)
        with self.assertRaisesRegex(UserError, "Look again"):
            line.with_env(self.accountant).action_accept_best()
        self.assertFalse(line.is_reconciled)

    def test_a_line_without_proposal_says_so(self):
        line = self.import_cfonb((MAY_12, 1234.0, "SUBVENTION"))
        with self.assertRaisesRegex(UserError, "by hand"):
            line.with_env(self.accountant).action_accept_best()

    def test_looking_again_finds_the_invoices_that_came_since(self):
        line = self.import_cfonb((MAY_31, 40.0, "VIR D AVOUT ERIC"))
        self.assertFalse(line.is_reconciled)
        invoice = self.make_invoice(self.eric, 40)
        self.accountant["account.bank.statement.line"].action_match_again()
        self.assertPaid(line, invoice)

    def test_two_transfers_that_name_one_invoice_pay_it_once(self):
        invoice = self.make_invoice(self.alice, 40)
        label = {"LCC": invoice.name}
        lines = self.import_cfonb(
            (MAY_12, 40.0, "VIR", label), (MAY_31, 40.0, "VIR", label)
        )
        self.assertEqual(lines.mapped("is_reconciled"), [True, False])
        self.assertPaid(lines[0], invoice)
        self.assertFalse(lines[1].proposal_ids.item_ids)

    # -- undo ------------------------------------------------------------------------------

    def test_r94_what_was_matched_is_undone(self):
        invoice = self.make_invoice(self.alice, 40)
        line = self.import_cfonb((MAY_12, 40.0, "VIR", {"LCC": invoice.name}))
        before = len(line.line_ids)
        line.with_env(self.accountant).action_undo_match()
        self.assertFalse(line.is_reconciled)
        self.assertEqual(
            (invoice.payment_state, invoice.amount_residual), ("not_paid", 40)
        )
        self.assertEqual(len(line.line_ids), before)
        self.assertEqual(self.reasons(line)[:1], ["reference"])
        line.with_env(self.accountant).action_accept_best()
        self.assertPaid(line, invoice)

    # -- the screen of the OCA, speed ----------------------------------------------------------

    def test_the_screen_by_hand_shows_the_first_proposal(self):
        invoice = self.make_invoice(self.alice, 40)
        line = self.import_cfonb((MAY_12, 40.0, "VIR INCONNU"))
        line = line.with_env(self.accountant)
        data = line.reconcile_data_info["data"]
        due = invoice.line_ids.filtered(lambda li: li.date_maturity and li.debit)
        self.assertIn(due.id, [d["id"] for d in data])
        line.reconcile_bank_line()
        self.assertPaid(line, invoice)

    def test_proposing_takes_as_many_queries_for_50_lines_as_for_10(self):
        counts = {}
        for size, day in ((10, MAY_12), (50, MAY_31)):
            movements = [(day, 70.0 + n, f"INCONNU {n}") for n in range(size)]
            for number in range(size):
                self.make_invoice(self.alice, 70 + number)
            lines = self.import_cfonb(*movements)
            self.env.flush_all()
            self.env.invalidate_all()
            start = self.cr.sql_log_count
            self.env["cocagne.bank.matching"]._propose(lines)
            self.env.flush_all()
            counts[size] = self.cr.sql_log_count - start
        self.assertLessEqual(counts[50], counts[10] + 2, counts)
