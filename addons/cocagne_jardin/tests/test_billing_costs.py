"""The cost accounts of invoices given complete are those that Odoo would write."""

from unittest.mock import patch

from odoo.tests import tagged

from .ledger_case import LedgerCase


@tagged("post_install", "-at_install")
class TestCostAccounts(LedgerCase):
    def activity(self, name):
        plan = self.env["account.analytic.plan"].create({"name": f"Plan {name}"})
        return self.env["account.analytic.account"].create(
            {"name": name, "plan_id": plan.id}
        )

    def distribute(self, activity, **values):
        """Odoo's own model: these lines go on this activity."""
        self.env["account.analytic.distribution.model"].create(
            {"analytic_distribution": {str(activity.id): 100}, **values}
        )
        self.env.flush_all()

    def distributed(self):
        """What the quick way writes on the lines."""
        self.deliver(self.order, 3, 10)
        engine = self.env["cocagne.billing"]
        move = engine._create_moves([self.values()])
        return [line.analytic_distribution for line in move.invoice_line_ids]

    def test_cost_accounts_by_product(self):
        self.distribute(self.activity("Baskets"), product_id=self.simple.id)
        self.check()

    def test_cost_accounts_by_the_account_of_the_line(self):
        self.distribute(self.activity("Sales"), account_prefix="70")
        self.check()

    def test_cost_accounts_by_garden_and_by_product(self):
        self.distribute(self.activity("Lac"), company_id=self.garden.id)
        self.distribute(self.activity("Eggs"), product_id=self.eggs.id)
        self.check()

    def test_cost_accounts_by_member(self):
        self.distribute(self.activity("Alice"), partner_id=self.alice.id)
        self.distribute(self.activity("Bruno"), partner_id=self.bruno.id)
        self.check()

    def test_cost_accounts_by_category_of_members(self):
        staff = self.env["res.partner.category"].create({"name": "Works council"})
        self.alice.category_id = staff
        self.distribute(self.activity("Council"), partner_category_id=staff.id)
        self.check()

    def test_cost_accounts_that_the_order_tells(self):
        activity, other = self.activity("Told"), self.activity("By default")
        self.distribute(other, company_id=self.garden.id)
        self.lines[0].analytic_distribution = {str(activity.id): 60.0}
        self.check()

    def test_cost_accounts_of_a_tax_that_is_a_cost(self):
        self.vat.analytic = True
        self.distribute(self.activity("Baskets"), product_id=self.simple.id)
        self.check()

    def test_a_distribution_is_asked_once_for_all_members(self):
        activity = self.activity("Baskets")
        self.distribute(activity, company_id=self.garden.id)
        models = type(self.env["account.analytic.distribution.model"])
        with patch.object(
            models,
            "_get_distribution",
            autospec=True,
            side_effect=models._get_distribution,
        ) as asked:
            found = self.distributed()
        # another addon may have axes of its own: each adds its account
        self.assertEqual(found[0], found[1])
        self.assertEqual(found[0][str(activity.id)], 100)
        self.assertEqual(asked.call_count, 2, "once per product")
