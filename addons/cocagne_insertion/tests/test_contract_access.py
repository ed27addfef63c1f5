"""Who sees what of contracts: also over RPC, by export, search, groups and papers."""

from odoo.exceptions import AccessError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .contract_case import ContractCase

DIALOGS = (
    "cocagne.contract.new",
    "cocagne.contract.amend",
    "cocagne.contract.loan",
    "cocagne.contract.end",
)


@tagged("post_install", "-at_install")
class TestContractAccess(ContractCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.boss = cls.make_person("Anne", "Directrice")
        cls.boss.version_id.write({"contract_date_start": "2020-01-01", "wage": 3000})

    def seen_by(self, records, user):
        return records.with_user(user).with_context(allowed_company_ids=self.garden.ids)

    def test_the_adviser_never_reads_the_pay_of_the_team(self):
        version = self.seen_by(self.boss.version_id, self.user_insertion_adviser)
        for name in ("wage", "contract_wage"):
            with self.subTest(name):
                self.assertNotIn(name, version.fields_get())
                with self.assertRaises(AccessError):
                    version.read([name])
                with self.assertRaises(AccessError):
                    version.search([(name, ">", 0)])
                with self.assertRaises(AccessError):
                    version.employee_id.search([(name, ">", 0)])
        with self.assertRaises(AccessError):
            version.search([], order="wage")
        with self.assertRaises(AccessError):
            version.formatted_read_group([], ["wage"], ["__count"])
        with self.assertRaises(AccessError):
            version.formatted_read_group([], [], ["wage:sum"])

    def test_the_adviser_cannot_export_the_pay_of_the_team(self):
        self.user_insertion_adviser.group_ids += self.env.ref("base.group_allow_export")
        version = self.seen_by(self.boss.version_id, self.user_insertion_adviser)
        for path in ("wage", "employee_id/wage", "employee_id/contract_wage"):
            with self.subTest(path), self.assertRaises(AccessError):
                version.export_data([path])

    def test_the_adviser_reads_nothing_of_the_pay_in_the_fields_of_insertion(self):
        version = self.seen_by(self.boss.version_id, self.user_insertion_adviser)
        read = version.read(["hourly_rate", "month_gross", "weekly_hours"])[0]
        self.assertEqual(read["hourly_rate"], 0)
        self.assertEqual(read["month_gross"], 0)

    def test_the_adviser_reads_and_writes_contracts_of_insertion(self):
        contract = self.seen_by(self.contract, self.user_insertion_adviser)
        self.assertEqual(contract.hourly_rate, 12.5)
        contract.write({"hourly_rate": 13, "contract_date_end": "2027-01-31"})
        self.assertEqual(self.contract.hourly_rate, 13)

    def test_the_adviser_does_not_write_contracts_of_the_team(self):
        version = self.seen_by(self.boss.version_id, self.user_insertion_adviser)
        for values in (
            {"contract_date_end": "2026-12-31"},
            {"contract_date_start": "2021-01-01"},
            {"wage": 1},
        ):
            with self.subTest(values), self.assertRaises(AccessError):
                version.write(values)
        with self.assertRaises(ValidationError):
            version.write({"insertion_kind": "cddi", "contract_date_end": "2026-12-31"})

    def test_payroll_reads_the_pay_and_not_the_reasons(self):
        contract = self.seen_by(self.contract, self.user_payroll)
        self.assertEqual(contract.hourly_rate, 12.5)
        self.assertEqual(
            self.seen_by(self.boss.version_id, self.user_payroll).wage, 3000
        )
        decision = self.decide(self.pathway, "difficulties", "2028-01-01", "2028-06-30")
        for user in (self.user_payroll, self.user_director):
            seen = self.seen_by(decision, user)
            self.assertTrue(seen.read(["date_start", "date_end"]))
            for name in ("reason", "rqth_seen", "justification", "law_message"):
                with self.subTest(user=user.login, name=name):
                    with self.assertRaises(AccessError):
                        seen.read([name])
                    with self.assertRaises(AccessError):
                        seen.search([(name, "!=", False)])
            self.assertNotIn("diffic", seen.display_name.lower())
            with self.assertRaises(AccessError):
                self.seen_by(self.contract, user).read(["sentence_adjustment"])

    def test_payroll_may_write_a_contract_whose_decision_it_cannot_read(self):
        self.make_contract(self.pathway, *self.days("2027-01-01", "2027-12-31"))
        self.decide(self.pathway, "difficulties", "2028-01-01", "2028-12-31")
        last = self.seen_by(self.pathway._insertion_contracts()[-1:], self.user_payroll)
        last.contract_date_end = "2028-06-30"
        self.assertTrue(last.latest_end)

    def days(self, *texts):
        return [
            self.env["hr.version"]._fields["signed_on"].to_date(one) for one in texts
        ]

    def test_the_message_of_a_decision_tells_no_reason(self):
        decision = self.decide(
            self.pathway, "rqth", "2028-01-01", "2028-06-30", rqth_seen=True
        )
        decision.write({"state": "asked"})
        bodies = " ".join(decision.message_ids.mapped(lambda one: one.body or ""))
        tracked = decision.message_ids.tracking_value_ids.mapped("field_id.name")
        self.assertNotIn("RQTH", bodies)
        self.assertNotIn("reason", tracked)

    @mute_logger("odoo.addons.base.models.ir_access", "odoo.addons.base.models.ir_rule")
    def test_others_of_the_garden_get_nothing(self):
        decision = self.decide(self.pathway, "difficulties", "2028-01-01", "2028-06-30")
        standstill = self.env["cocagne.contract.standstill"].create(
            {
                "version_id": self.contract.id,
                "date_start": "2026-07-01",
                "date_end": "2026-07-10",
                "purpose": "trial_cdi",
            }
        )
        users = self.user_supervisor | self.user_manager | self.user_sales_desk
        users |= self.user_accountant | self.user_preparer | self.user_head_office
        for user in users:
            for record in (self.contract, decision, standstill):
                with self.subTest(user=user.login, model=record._name):
                    with self.assertRaises(AccessError):
                        self.seen_by(record, user).read(["id", "create_date"])
                    with self.assertRaises(AccessError):
                        self.seen_by(record, user).search([])
            for model in DIALOGS:
                with self.subTest(user=user.login, model=model):
                    with self.assertRaises(AccessError):
                        self.seen_by(self.env[model], user).create({})

    def test_the_supervisor_reads_no_contract_from_the_pathway(self):
        pathway = self.seen_by(self.pathway, self.user_supervisor)
        for name in ("contract_ids", "contract_id", "decision_ids"):
            with self.subTest(name), self.assertRaises(AccessError):
                pathway.read([name])
            with self.subTest(name), self.assertRaises(AccessError):
                pathway.search([(f"{name}", "!=", False)])

    def test_another_garden_reads_nothing(self):
        other = self.make_user(
            "other_adviser", "cocagne_jardin.group_insertion_adviser", self.other_garden
        )
        decision = self.decide(self.pathway, "difficulties", "2028-01-01", "2028-06-30")
        for record in (self.contract, decision):
            foreign = record.with_user(other).with_context(
                allowed_company_ids=self.other_garden.ids
            )
            with self.assertRaises(AccessError):
                foreign.read(["create_date"])
            self.assertFalse(foreign.search([("id", "=", record.id)]))

    @mute_logger("odoo.addons.base.models.ir_actions_report")
    def test_papers_are_for_who_writes_contracts(self):
        reports = self.env["ir.actions.report"]
        for name in ("contract", "amendment", "certificate"):
            report = f"cocagne_insertion.action_report_{name}"
            for user in (self.user_insertion_adviser, self.user_payroll):
                html = self.seen_by(reports, user)._render_qweb_html(
                    report, self.contract.ids
                )[0]
                self.assertIn("Farid Testeur", html.decode())
            for user in (self.user_supervisor, self.user_manager):
                self.env.invalidate_all()
                with self.subTest(user=user.login), self.assertRaises(AccessError):
                    self.seen_by(reports, user)._render_qweb_html(
                        report, self.contract.ids
                    )
