"""Memberships beside subscriptions, the assembly, the network, renewals (R30-R37)."""

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .clients_case import ClientsCase
from .common import FEE


@tagged("post_install", "-at_install")
class TestLink(ClientsCase):
    def test_r30_subscribing_makes_a_member_where_both_are_linked(self):
        self.garden.membership_linked = True
        self.order_offer(self.eric)
        self.assertEqual(self.eric.membership_ids.state, "unpaid")
        self.assertEqual(self.eric.membership_ids.amount, FEE)

    def test_r30_a_membership_that_runs_is_not_written_twice(self):
        self.garden.membership_linked = True
        self.order_offer(self.alice)
        self.assertEqual(self.alice.membership_ids, self.alice_paid)

    def test_r30_both_stay_separate_otherwise(self):
        self.order_offer(self.eric)
        self.assertFalse(self.eric.membership_ids)

    def test_r30_a_subscription_that_is_refused_leaves_no_membership(self):
        self.garden.membership_linked = True
        self.mairie.capacity = 1
        self.order_offer(self.alice)
        with self.assertRaises(UserError), self.env.cr.savepoint():
            self.order_offer(self.eric)
        self.assertFalse(self.eric.membership_ids)

    def test_r31_compulsory_membership_still_refuses(self):
        self.garden.membership_required = True
        with self.assertRaisesRegex(UserError, "no valid membership"):
            self.order_offer(self.eric)

    def test_r32_types_have_a_label_and_a_fee_and_can_be_archived(self):
        self.normal.action_archive()
        self.assertFalse(self.normal.active)
        self.assertEqual(self.alice_paid.type_id.amount, FEE)

    def test_r34_memberships_are_found_by_state_and_window(self):
        found = self.env["cocagne.membership"].search(
            [
                ("valid_on", ">=", "2026-03-01"),
                ("valid_on", "<=", "2026-03-31"),
                ("company_id", "=", self.garden.id),
            ]
        )
        self.assertEqual(found, self.alice_paid | self.bruno_unpaid | self.chloe_exempt)
        self.assertEqual(
            found.filtered_domain([("state", "=", "unpaid")]), self.bruno_unpaid
        )

    def test_r35_a_membership_is_sold_as_a_product_on_an_invoice(self):
        self.bruno_unpaid.action_invoice()
        line = self.bruno_unpaid.invoice_line_id
        self.assertEqual((line.product_id.type, line.price_total), ("service", FEE))


@tagged("post_install", "-at_install")
class TestSupport(ClientsCase):
    def support_members(self):
        return self.env["res.partner"].search([("is_support_member", "=", True)])

    def test_r36_a_member_without_basket_is_a_support_member(self):
        self.assertIn(self.alice, self.support_members())
        self.assertTrue(self.alice.is_support_member)

    def test_r36_a_member_with_a_basket_is_not(self):
        self.order_offer(self.alice)
        self.assertNotIn(self.alice, self.support_members())
        self.assertFalse(self.alice.is_support_member)

    def test_r36_who_has_not_paid_or_is_no_member_is_not(self):
        self.assertFalse(self.support_members() & (self.bruno | self.eric))


@tagged("post_install", "-at_install")
class TestAssembly(ClientsCase):
    def assembly(self, **values):
        assembly = self.env["cocagne.assembly"].create(
            {"company_id": self.garden.id, "date": "2026-06-20", **values}
        )
        assembly.with_user(self.user_sales_desk).action_draw_up()
        return assembly

    def votes(self, assembly):
        return {line.partner_id: line.votes for line in assembly.line_ids}

    def test_r36_all_members_of_the_day_are_called_support_members_included(self):
        self.order_offer(self.alice)
        assembly = self.assembly()
        self.assertEqual(
            assembly.line_ids.partner_id, self.alice | self.bruno | self.chloe
        )
        support = assembly.line_ids.filtered("is_support").partner_id
        self.assertEqual(support, self.chloe)

    def test_r36_nobody_is_called_after_the_end_of_the_membership(self):
        self.assertFalse(self.assembly(date="2027-02-01").line_ids)

    def test_r36_who_did_not_pay_is_called_without_a_vote(self):
        self.assertEqual(
            self.votes(self.assembly()), {self.alice: 1, self.bruno: 0, self.chloe: 1}
        )

    def test_r36_a_garden_may_let_them_vote(self):
        self.garden.assembly_needs_payment = False
        self.assertEqual(self.votes(self.assembly())[self.bruno], 1)

    def test_r36_a_household_is_called_once_with_one_vote(self):
        spouse = self.make_member("Zoé", "Martin", parent_id=self.alice.id)
        self.make_membership(spouse, paid_on="2026-01-10")
        line = self.assembly().line_ids.filtered(
            lambda line: line.partner_id == self.alice
        )
        self.assertEqual((len(line), line.votes), (1, 1))
        self.assertIn("Zoé", line.people)

    def test_r36_or_with_one_vote_for_each_membership(self):
        self.garden.assembly_vote = "membership"
        spouse = self.make_member("Zoé", "Martin", parent_id=self.alice.id)
        self.make_membership(spouse, paid_on="2026-01-10")
        self.assertEqual(self.votes(self.assembly())[self.alice], 2)

    def test_r36_new_members_wait_for_their_vote(self):
        self.garden.assembly_seniority_months = 6
        # members since 1 January: not six months before 20 June
        self.assertEqual(sum(self.votes(self.assembly()).values()), 0)
        self.assertEqual(self.votes(self.assembly(date="2026-07-02"))[self.alice], 1)

    def test_r36_a_type_may_have_no_vote(self):
        self.support.has_vote = False
        self.assertEqual(self.votes(self.assembly())[self.chloe], 0)

    def test_r36_drawing_up_again_keeps_who_was_called(self):
        assembly = self.assembly()
        self.alice.email = "alice@example.org"
        assembly.action_call()
        self.bruno_unpaid.action_mark_paid()
        assembly.action_draw_up()
        called = assembly.line_ids.filtered("called_on")
        self.assertEqual(called.partner_id, self.alice)
        self.assertEqual(self.votes(assembly)[self.bruno], 1)

    def test_r36_members_are_called_once_by_mail(self):
        self.alice.email = "alice@example.org"
        assembly = self.assembly(place="At the garden")
        assembly.with_user(self.user_sales_desk).action_call()
        mails = self.env["mail.mail"].search([("subject", "ilike", assembly.name)])
        self.assertEqual(len(mails), 1)
        with self.assertRaisesRegex(UserError, "called already"):
            assembly.action_call()

    def test_r36_the_list_is_printed_to_be_signed(self):
        html = self.env["ir.actions.report"]._render_qweb_html(
            "cocagne_jardin.report_assembly", self.assembly().ids
        )[0]
        self.assertIn("Martin", html.decode())

    def test_r36_the_list_is_a_spreadsheet_too(self):
        data = self.env["ir.actions.report"]._render_xlsx(
            "cocagne_jardin.report_assembly_xlsx", self.assembly().ids, {}
        )[0]
        self.assertTrue(data.startswith(b"PK"))

    def test_an_empty_list_is_not_printed(self):
        with self.assertRaisesRegex(UserError, "Draw it up first"):
            self.assembly(date="2027-02-01").action_print()

    def test_preparers_see_no_assembly(self):
        with self.assertRaises(AccessError):
            self.assembly().with_user(self.user_preparer).read(["name"])


@tagged("post_install", "-at_install")
class TestNetworkFee(ClientsCase):
    def count(self, base, day="2026-06-15"):
        wizard = (
            self.env["cocagne.network.count"]
            .with_user(self.user_manager)
            .create({"company_id": self.garden.id, "date": day, "base": base})
        )
        return wizard.count, wizard.action_view()

    def test_r37_memberships_that_are_valid_count(self):
        count, action = self.count("membership")
        found = self.env["cocagne.membership"].search(action["domain"])
        self.assertEqual((count, found), (2, self.alice_paid | self.chloe_exempt))

    def test_r37_or_households_with_a_subscription(self):
        for _time in range(2):
            self.order_offer(self.alice)
        self.order_offer(self.eric)
        count, action = self.count("subscription")
        self.assertEqual(count, 2)
        self.assertEqual(len(self.env["sale.order"].search(action["domain"])), 3)

    def test_r37_a_subscription_to_come_does_not_count_yet(self):
        self.order_offer(self.alice, date_start="2026-09-01")
        self.assertEqual(self.count("subscription")[0], 0)

    def test_r37_clients_without_fee_do_not_count(self):
        self.make_membership(self.eric, type_id=self.free.id)
        self.assertEqual(self.count("membership")[0], 2)

    def test_r37_the_garden_chooses_the_base(self):
        self.garden.network_fee_base = "subscription"
        wizard = self.env["cocagne.network.count"].create({})
        self.assertEqual(wizard.base, "subscription")
