"""The budget of a national agreement, and what gardens use of it."""

from odoo.exceptions import UserError, ValidationError
from odoo.tests import tagged

from .programme_case import ProgrammeCase


@tagged("post_install", "-at_install")
class TestProgrammeBudget(ProgrammeCase):
    def share_out(self, **values):
        action = self.programme.action_share_out()
        wizard = self.env[action["res_model"]].browse(action["res_id"])
        wizard = wizard.with_user(self.user_network_manager)
        wizard.line_ids.filtered(
            lambda line: line.garden_id not in self.lake + self.coast + self.far
        ).unlink()
        wizard.write({"way": "alike", **values})
        wizard.action_propose()
        return wizard

    def test_the_next_step_of_a_running_agreement_opens_the_proposal(self):
        # the web client opens no screen whose views it is not told
        action = self.programme.action_next_step("share")
        self.assertEqual(action["res_model"], "cocagne.programme.share.out")
        self.assertEqual(action["views"], [(False, "form")])

    def test_a_proposal_keeps_the_sum_to_the_cent(self):
        wizard = self.share_out()
        self.assertEqual(
            sorted(wizard.line_ids.mapped("amount")), [3333.33, 3333.33, 3333.34]
        )
        self.assertEqual(wizard.difference, 0)

    def test_a_part_is_found_by_its_garden(self):
        part = self.allocate(500.0)
        self.allocate(500.0, self.coast)
        found = part.name_search(self.lake.name)
        self.assertEqual([one[0] for one in found], part.ids)

    def test_what_is_accepted_is_allocated(self):
        self.share_out(amount=3000.0).action_apply()
        self.assertEqual(self.programme.allocation_ids.mapped("amount"), [1000.0] * 3)
        self.assertEqual(self.programme.reserve, 7000.0)
        self.assertEqual(self.programme.allocation_ids.mapped("baskets"), [200] * 3)

    def test_parts_that_do_not_sum_up_are_refused(self):
        wizard = self.share_out(amount=3000.0)
        wizard.line_ids[0].amount = 900.0
        with self.assertRaisesRegex(UserError, "sum to"):
            wizard.action_apply()
        self.assertFalse(self.programme.allocation_ids)

    def test_more_than_the_reserve_is_refused(self):
        self.allocate(9000.0)
        with self.assertRaisesRegex(UserError, "left to allocate"):
            self.allocate(1500.0, self.coast)

    def test_money_moves_from_one_garden_to_another_with_its_reason(self):
        part, other = self.allocate(2000.0), self.allocate(1000.0, self.coast)
        self.programme._move_money([(part, other, 500.0, "Fewer households")])
        self.assertEqual((part.amount, other.amount), (1500.0, 1500.0))
        self.assertEqual(self.programme.reserve, 7000.0)
        self.assertEqual(self.programme.move_ids[0].reason, "Fewer households")

    def test_nothing_is_taken_back_below_what_is_used(self):
        part = self.allocate(2000.0)
        self.send(self.make_own_agreement(part), 300, 1500.0)
        self.env.invalidate_all()
        nobody = part.browse()
        with self.assertRaisesRegex(UserError, "at most"):
            self.programme._move_money([(part, nobody, 600.0, "Too much")])
        self.programme._move_money([(part, nobody, 500.0, "What is left")])
        self.assertEqual(part.amount, 1500.0)

    def test_all_moves_of_a_list_are_made_or_none(self):
        part, other = self.allocate(2000.0), self.allocate(1000.0, self.coast)
        with self.assertRaises(UserError), self.env.cr.savepoint():
            self.programme._move_money(
                [(part, other, 500.0, "Right"), (part, other, 5000.0, "Wrong")]
            )
        self.env.invalidate_all()
        self.assertEqual((part.amount, other.amount), (2000.0, 1000.0))

    def test_the_journal_does_not_change(self):
        self.allocate(100.0)
        move = self.programme.move_ids.sudo()
        with self.assertRaises(UserError):
            move.amount = 5
        with self.assertRaises(UserError):
            move.unlink()

    def test_the_budget_is_never_below_what_is_allocated(self):
        self.allocate(2000.0)
        with self.assertRaisesRegex(ValidationError, "allocated already"):
            self.programme.amount = 1500.0

    def test_the_limit_of_the_garden_follows_its_part(self):
        part = self.allocate(2000.0)
        agreement = self.make_own_agreement(part)
        self.allocate(500.0)
        self.assertEqual(agreement.quota_amount, 2500.0)


@tagged("post_install", "-at_install")
class TestProgrammeUse(ProgrammeCase):
    def test_the_statements_of_a_garden_use_its_part(self):
        part = self.allocate(2000.0)
        self.send(self.make_own_agreement(part), 100, 500.0)
        self.env.invalidate_all()
        self.assertEqual((part.consumed, part.consumed_baskets), (500.0, 100))
        self.assertEqual((part.left, part.used_percent), (1500.0, 25.0))
        # 500 € in five months that are over: 1 200 € in twelve
        self.assertEqual(part.foreseen, 1200.0)

    def test_a_distant_garden_uses_what_its_figures_say(self):
        part = self.allocate(1000.0, self.far)
        self.env["cocagne.network.figure"].create(
            {
                "garden_id": self.far.id,
                "month": "2026-03-01",
                "indicator_id": self.indicator("solidarity.paid_network").id,
                "value": 250.0,
            }
        )
        self.env.invalidate_all()
        self.assertEqual(part.consumed, 250.0)

    def indicator(self, code):
        return self.env["cocagne.indicator"].search([("code", "=", code)])

    def test_only_an_agreement_with_the_network_uses_it(self):
        part = self.allocate(1000.0)
        with self.assertRaisesRegex(ValidationError, "kind of funder"):
            self.make_own_agreement(part, kind="foundation")

    def test_a_claim_is_the_statement_to_the_cent_and_taken_once(self):
        part = self.allocate(2000.0)
        self.send(self.make_own_agreement(part), 100, 500.01)
        claims = self.env["cocagne.programme.claim"].with_user(
            self.user_network_manager
        )
        made = claims._collect(self.programme)
        self.assertEqual(made.mapped("amount"), [500.01])
        self.assertFalse(claims._collect(self.programme))

    def booked(self, amount=500.0, allocated=2000.0):
        part = self.allocate(allocated)
        self.send(self.make_own_agreement(part), 100, amount)
        claim = self.env["cocagne.programme.claim"]._collect(self.programme)
        claim = claim.with_user(self.user_network_manager)
        claim.action_book()
        return claim

    def test_the_bill_is_a_draft_of_the_head_office_marked_as_grant(self):
        claim = self.booked()
        bill = claim.sudo().move_id
        self.assertEqual((bill.state, bill.amount_total), ("draft", 500.0))
        self.assertEqual(bill.company_id, self.network)
        self.assertEqual(bill.partner_id, self.garden.partner_id)
        self.assertEqual(bill.network_link, "grant")
        account = bill.invoice_line_ids.account_id.with_company(self.network)
        self.assertEqual(account.code, "657100")

    def test_a_second_press_makes_no_second_bill(self):
        claim = self.booked()
        bill = claim.sudo().move_id
        claim.action_book()
        self.assertEqual(claim.sudo().move_id, bill)

    def test_a_claim_is_found_by_the_state_that_it_shows(self):
        claim = self.booked()
        claims = claim.search([("programme_id", "=", self.programme.id)])
        states = [state for state, _label in claim._fields["state"].selection]
        bill, shown = claim.sudo().move_id, []
        for change in (
            lambda: None,
            lambda: bill.write({"invoice_date": "2026-04-10"}) and bill.action_post(),
            lambda: (
                self.env["account.payment.register"]
                .with_context(active_model="account.move", active_ids=bill.ids)
                .create({})
                ._create_payments()
            ),
            bill.button_draft,
            bill.button_cancel,
        ):
            change()
            found = [s for s in states if claims.search([("state", "=", s)]) & claim]
            self.assertEqual(found, [claim.state])
            self.assertNotIn(claim, claims.search([("state", "!=", claim.state)]))
            shown += found
        self.assertEqual(shown, ["booked", "posted", "paid", "booked", "received"])

    def test_a_claim_above_the_part_is_refused(self):
        with self.assertRaisesRegex(UserError, "give it more"):
            self.booked(amount=500.0, allocated=400.0)
