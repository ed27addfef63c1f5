from datetime import date

from odoo.tests import HttpCase, tagged

from ..models.ledger.association_chart import ASSOCIATION_ACCOUNTS
from .ledger_case import LedgerCase

END = date(2026, 12, 31)


@tagged("post_install", "-at_install")
class TestYearlyAccounts(LedgerCase, HttpCase):
    """The balance sheet and the profit and loss account of an association."""

    def values(self, kind, day=END):
        """{name of the heading: amount} of the first column."""
        instance = self.garden._yearly_report(kind, day)
        matrix = instance._compute_matrix()
        return {
            row.kpi.name: next(iter(row.iter_cells())).val or 0.0
            for row in matrix.iter_rows()
            if not row.account_id
        }

    def test_r93_each_account_of_the_chart_is_in_one_heading(self):
        accounts = self.env["account.account"].search(
            [("company_ids", "in", self.garden.ids)]
        )
        self.assertGreater(len(accounts), 600)
        wrong = {
            account.code: names
            for account in accounts
            if len(
                names := [name for _report, name in self.garden._headings_of(account)]
            )
            != 1
        }
        self.assertEqual(wrong, {})

    def test_a_new_account_without_heading_is_found(self):
        self.env["account.account"].create(
            {
                "code": "992000",
                "name": "Lost",
                "account_type": "expense",
                "company_ids": self.garden.ids,
            }
        )
        self.assertFalse(self.garden._accounts_without_heading())
        self.make_entry(("992000", 5, 0), ("512001", 0, 5))
        self.assertEqual(self.garden._accounts_without_heading().code, "992000")

    def test_the_headings_of_an_association_get_their_amounts(self):
        self.make_entry(("512001", 30, 0), ("756100", 0, 30))
        self.make_entry(("512001", 100, 0), ("701100", 0, 100))
        self.make_entry(("512001", 500, 0), ("741700", 0, 500))
        self.make_entry(("512001", 20, 0), ("754100", 0, 20))
        self.make_entry(("689400", 60, 0), ("194000", 0, 60))
        self.make_entry(("641100", 400, 0), ("421000", 0, 400))
        self.make_entry(("864000", 90, 0), ("875000", 0, 90))
        found = self.values("pl")
        self.assertEqual(found["p_fees"], 30)
        self.assertEqual(found["p_goods"], 100)
        self.assertEqual(found["p_grants"], 500)
        self.assertEqual(found["p_gifts"], 20)
        self.assertEqual(found["c_funds"], 60)
        self.assertEqual(found["c_wages"], 400)
        self.assertEqual(found["r_year"], 190)
        self.assertEqual((found["v_total"], found["w_total"]), (90, 90))
        sheet = self.values("bs")
        self.assertEqual(sheet["l_funds"], 60)
        self.assertEqual(sheet["l_result"], 190)
        self.assertEqual(sheet["a_cash"], 650)
        self.assertEqual(sheet["a_total"], sheet["l_total"])

    def test_the_result_of_the_year_before_is_carried_forward(self):
        self.make_entry(("512001", 70, 0), ("756100", 0, 70), day="2025-05-10")
        self.make_entry(("512001", 30, 0), ("756100", 0, 30))
        sheet = self.values("bs")
        self.assertEqual((sheet["l_carried"], sheet["l_result"]), (70, 30))
        self.assertEqual((sheet["a_total"], sheet["l_total"]), (100, 100))

    def test_every_account_of_the_chart_keeps_the_sheet_balanced(self):
        """Each account moves by another amount: both reports follow the ledger."""
        accounts = self.env["account.account"].search(
            [
                ("company_ids", "in", self.garden.ids),
                ("account_type", "!=", "off_balance"),
            ]
        )
        lines = [
            (account.code, number, 0)
            for number, account in enumerate(accounts, 1)
            if account.code != "512001"
        ]
        total = sum(debit for _code, debit, _credit in lines)
        partner = self.alice.id
        move = self.make_entry(*lines, ("512001", 0, total), post=False)
        move.line_ids.partner_id = partner
        move.action_post()
        sheet, result = self.values("bs"), self.values("pl")
        self.assertAlmostEqual(sheet["a_total"], sheet["l_total"], 2)
        self.assertAlmostEqual(sheet["l_result"], result["r_year"], 2)
        self.assertAlmostEqual(
            result["r_year"], -self.balance("6", "7", "999001", "999002"), 2
        )

    def test_an_establishment_is_in_the_accounts_of_its_house(self):
        branch = self.env["res.company"].create(
            {"name": "Annexe du Lac", "parent_id": self.garden.id}
        )
        self.env.user.company_ids += branch
        companies = self.garden | branch
        self.env = self.env(
            context=dict(self.env.context, allowed_company_ids=companies.ids)
        )
        self.garden = self.garden.with_env(self.env)
        self.make_entry(("512001", 30, 0), ("756100", 0, 30))
        self.make_entry(("512001", 12, 0), ("756100", 0, 12), company_id=branch.id)
        self.assertEqual(self.values("pl")["p_fees"], 42)
        self.assertEqual(self.values("bs")["a_total"], 42)

    def test_an_accountant_opens_both_in_one_click(self):
        for kind in ("pl", "bs"):
            companies = self.env["res.company"].with_user(self.user_accountant)
            action = companies.with_company(self.garden)._open_yearly_report(kind)
            self.assertEqual(action["res_model"], "mis.report.instance")
            again = companies.with_company(self.garden)._open_yearly_report(kind)
            self.assertEqual(action["res_id"], again["res_id"], "made once")
            self.assertEqual(action["context"]["active_id"], action["res_id"])

    def test_the_report_is_shown_in_the_browser(self):
        self.make_entry(("512001", 30, 0), ("756100", 0, 30))
        self.start_tour(
            "/odoo/action-cocagne_compta.action_profit_and_loss",
            "cocagne_profit_and_loss",
            login=self.user_accountant.login,
        )

    def test_contributions_in_kind_are_in_the_chart_and_not_in_the_sheet(self):
        for account in ASSOCIATION_ACCOUNTS:
            if account.account_type == "off_balance":
                found = self.garden._headings_of(self.account(account.code))
                self.assertEqual([report for report, _name in found], ["pl"])


@tagged("post_install", "-at_install")
class TestFecOfTheGarden(LedgerCase):
    """The FEC that Odoo writes, read by our reader."""

    def check(self, **values):
        self.garden.vat = "FR11123456782"
        check = (
            self.env["cocagne.fec.check"]
            .with_user(self.user_accountant)
            .with_company(self.garden)
            .create(
                {
                    "company_id": self.garden.id,
                    "date_from": "2026-01-01",
                    "date_to": "2026-12-31",
                    **values,
                }
            )
        )
        check.action_check()
        return check

    def codes(self, check):
        return check.problem_ids.mapped("code")

    def test_r93_the_fec_of_a_year_has_no_problem(self):
        self.make_invoice(self.alice, (self.simple, 10.55))
        self.make_invoice(self.bruno, (self.simple, 10.55))
        self.make_entry(("627800", 3, 0), ("512001", 0, 3))
        self.make_entry(("864000", 90, 0), ("875000", 0, 90))
        check = self.check()
        self.assertEqual(self.codes(check), [])
        self.assertEqual(check.result, "right")
        self.assertEqual(check.checked_name, "123456782FEC20261231.txt")
        self.assertFalse(self.garden.fiscalyear_lock_date, "the lock does not move")

    def test_a_garden_without_vat_number_is_named_by_its_siret(self):
        self.make_entry(("627800", 3, 0), ("512001", 0, 3))
        check = self.check()
        self.garden.write({"vat": False, "company_registry": "12345678200010"})
        check.action_check()
        self.assertEqual(check.checked_name, "123456782FEC20261231.txt")
        self.assertEqual(self.codes(check), [])

    def test_a_hole_in_the_numbers_is_told_in_words(self):
        self.make_entry(("627800", 3, 0), ("512001", 0, 3))
        lost = self.make_entry(("627800", 4, 0), ("512001", 0, 4))
        self.make_entry(("627800", 5, 0), ("512001", 0, 5))
        lost.button_draft()
        check = self.check()
        self.assertEqual(self.codes(check), ["gap"])
        self.assertIn("missing", check.problem_ids.message)

    def test_every_rule_of_the_reader_has_words(self):
        import inspect
        import re

        from ..models.ledger.fec import reader

        source = inspect.getsource(reader)
        rules = set(re.findall(r'tell\(\s*"(\w+)"', source)) | {"date", "amount"}
        self.assertEqual(rules, set(self.env["cocagne.fec.problem"]._messages()))

    def test_a_file_of_another_software_is_read(self):
        import base64

        check = self.check(file=base64.b64encode(b"a;b\r\n1;2"), file_name="x.txt")
        self.assertEqual(self.codes(check), ["file_name", "separator"])
