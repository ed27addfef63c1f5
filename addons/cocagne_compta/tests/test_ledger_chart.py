from odoo.exceptions import UserError
from odoo.tests import tagged

from ..models.ledger.accounts import ACCOUNTS
from ..models.ledger.analytic import PREFIXES
from ..models.ledger.association_chart import (
    ASSOCIATION_ACCOUNTS,
    ASSOCIATION_GROUPS,
    RENAMED,
    xmlid,
)
from .ledger_case import LedgerCase


@tagged("post_install", "-at_install")
class TestLedgerChart(LedgerCase):
    """The accounts of associations, by set-up and with the chart."""

    def accounts(self):
        return self.env["account.account"].search(
            [("company_ids", "in", self.garden.ids)]
        )

    def test_r93_a_garden_has_every_account_of_the_regulation(self):
        found = {account.code: account for account in self.accounts()}
        for wanted in ASSOCIATION_ACCOUNTS:
            with self.subTest(code=wanted.code):
                account = found[wanted.code]
                self.assertEqual(account.name, wanted.name)
                self.assertEqual(account.account_type, wanted.account_type)

    def test_the_numbers_are_those_of_the_regulation(self):
        """ANC 2018-06: the numbers that auditors look for."""
        names = {account.code: account.name for account in ASSOCIATION_ACCOUNTS}
        names |= {code: account.name for code, account in RENAMED.items()}
        for code, word in {
            "102100": "situation nette",
            "106800": "projet de l'entité",
            "194000": "subventions d'exploitation",
            "195000": "contributions financières",
            "196000": "générosité",
            "689400": "Reports en fonds dédiés sur subventions",
            "730000": "Concours publics",
            "754100": "Dons manuels",
            "754120": "Abandons de frais",
            "754200": "Mécénats",
            "754310": "Assurances-vie",
            "755100": "Contributions financières",
            "756100": "sans contrepartie",
            "756200": "avec contrepartie",
            "789500": "Utilisations des fonds dédiés sur contributions",
            "864000": "Personnel bénévole",
            "870000": "Dons en nature",
            "875000": "Bénévolat",
        }.items():
            self.assertIn(word, names[code])

    def test_a_number_is_there_once(self):
        codes = [account.code for account in ASSOCIATION_ACCOUNTS]
        self.assertEqual(len(codes), len(set(codes)))

    def test_setting_up_twice_adds_nothing(self):
        self.garden._set_up_ledger()
        models = self.env["account.analytic.distribution.model"]
        groups = self.env["account.group"]
        mine = [("company_id", "=", self.garden.id)]
        before = (
            len(self.accounts()),
            models.search_count(mine),
            groups.search_count(mine),
        )
        self.garden._set_up_ledger()
        after = (
            len(self.accounts()),
            models.search_count(mine),
            groups.search_count(mine),
        )
        self.assertEqual(before, after)

    def test_what_the_accountant_renamed_stays(self):
        account = self.account("756100")
        account.name = "Adhésions"
        self.garden._set_up_ledger()
        self.assertEqual(account.name, "Adhésions")

    def test_accounts_of_companies_get_their_name_of_associations(self):
        self.assertEqual(self.account("755100").name, RENAMED["755100"].name)
        self.assertEqual(self.account("106800").name, RENAMED["106800"].name)

    def test_headings_are_there_once(self):
        groups = self.env["account.group"].search([("company_id", "=", self.garden.id)])
        prefixes = groups.mapped("code_prefix_start")
        self.assertEqual(len(prefixes), len(set(prefixes)))
        self.assertLessEqual(set(ASSOCIATION_GROUPS), set(prefixes))

    def test_the_chart_brings_them_itself(self):
        templates = self.env["account.chart.template"]
        data = templates._get_chart_template_data("fr")["account.account"]
        for account in ASSOCIATION_ACCOUNTS:
            self.assertEqual(data[xmlid(account.code)]["code"], account.code)
        codes = [values["code"] for values in data.values() if "code" in values]
        self.assertEqual(len(codes), len(set(codes)), "a number twice in the chart")

    def test_each_gesture_has_its_account(self):
        for key, wanted in ACCOUNTS.items():
            account = self.garden._ledger_account(key)
            self.assertEqual(account.with_company(self.garden).code, wanted.code)

    def test_an_establishment_uses_the_chart_of_its_house(self):
        branch = self.env["res.company"].create(
            {"name": "Annexe du Lac", "parent_id": self.garden.id}
        )
        self.assertEqual(
            branch._ledger_account("gift"), self.garden._ledger_account("gift")
        )

    def test_a_garden_without_chart_says_so(self):
        bare = self.env["res.company"].create(
            {"name": "Jardin nu", "is_garden": True, "chart_template": False}
        )
        with self.assertRaisesRegex(UserError, "Jardin nu"):
            bare._ledger_account("gift")

    def test_an_accountant_reads_what_the_set_up_made(self):
        account = self.account("756100").with_user(self.user_accountant)
        self.assertEqual(account.code, "756100")


@tagged("post_install", "-at_install")
class TestLedgerProducts(LedgerCase):
    """Where the sales of a garden go."""

    def test_own_produce_and_what_is_bought_go_to_their_accounts(self):
        bread = self.make_basket("Pain", 4.0, "bread")
        self.assertEqual(self.simple.property_account_income_id.code, "701100")
        self.assertEqual(self.eggs.property_account_income_id.code, "701100")
        self.assertEqual(bread.property_account_income_id.code, "707200")

    def test_the_membership_goes_to_756_without_vat(self):
        product = self.garden._get_membership_product()
        self.assertEqual(product.property_account_income_id.code, "756100")
        self.assertFalse(product.taxes_id)

    def test_the_account_that_was_chosen_stays(self):
        other = self.account("707000")
        self.simple.property_account_income_id = other
        self.garden._set_up_ledger()
        self.assertEqual(self.simple.property_account_income_id, other)

    def test_an_invoice_is_booked_on_the_account_of_its_family(self):
        invoice = self.make_invoice(self.alice, (self.simple, 10.55))
        lines = {line.display_type: line for line in invoice.line_ids}
        self.assertEqual(lines["product"].account_id.code, "701100")
        self.assertEqual(lines["product"].balance, -10.0)
        self.assertEqual(lines["payment_term"].account_id.code, "411100")


@tagged("post_install", "-at_install")
class TestLedgerAnalytic(LedgerCase):
    """Costs by garden and activity, filled by default."""

    def test_a_basket_goes_to_the_garden_and_to_baskets_at_once(self):
        invoice = self.make_invoice(self.alice, (self.simple, 10.55))
        garden = self.garden._garden_analytic_account()
        baskets = self.env.ref("cocagne_compta.analytic_baskets")
        line = invoice.invoice_line_ids
        self.assertEqual(
            line.analytic_distribution, {f"{garden.id},{baskets.id}": 100.0}
        )
        item = line.analytic_line_ids
        self.assertEqual(len(item), 1)
        self.assertEqual(item.amount, 10.0)

    def test_each_activity_is_asked_once(self):
        models = self.env["account.analytic.distribution.model"].search(
            [("company_id", "=", self.garden.id)]
        )
        self.assertEqual(len(models), len(PREFIXES))

    def test_an_account_belongs_to_one_activity(self):
        prefixes = [p for text in PREFIXES.values() for p in text.split(";")]
        for one in prefixes:
            others = [p for p in prefixes if p != one and p.startswith(one)]
            self.assertFalse(others)

    def test_an_axis_of_the_accountant_is_added(self):
        plan = self.env["account.analytic.plan"].create({"name": "Parcelle"})
        north = self.env["account.analytic.account"].create(
            {"name": "Nord", "plan_id": plan.id, "company_id": self.garden.id}
        )
        self.env["account.analytic.distribution.model"].create(
            {
                "company_id": self.garden.id,
                "account_prefix": "701",
                "analytic_distribution": {str(north.id): 100.0},
            }
        )
        invoice = self.make_invoice(self.alice, (self.simple, 10.55))
        self.assertEqual(len(invoice.invoice_line_ids.analytic_distribution), 2)
