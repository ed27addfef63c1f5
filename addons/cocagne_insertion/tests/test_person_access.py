"""Who reads what of a person: by field, over RPC, export, search and grouping."""

from odoo.exceptions import AccessError
from odoo.tests import tagged

from .pass_case import PassCase, day

#: Health, justice, origin, resources: the adviser's alone, on the pathway.
SITUATION = (
    "orienter",
    "employer_type",
    "unemployed_since",
    "no_resources",
    "job_seeker_since",
    "rsa",
    "rsa_since",
    "ass_since",
    "aah_since",
    "rqth",
    "oeth",
    "ase",
    "single_parent",
    "housing",
    "refugee",
    "prison",
    "low_french",
    "mobility",
    "qpv",
    "zrr",
    "consent_on",
    "notice_given_on",
    "contacted_on",
)
#: On the employee, the adviser's alone: origin and France Travail.
ORIGIN = (
    "birth_country_code",
    "birth_country_group",
    "job_seeker_number",
    "education",
)
#: A required field is never empty, so that Odoo would not even look at it.
VALUES = {"reason": "CONTRACT_BROKEN"}
#: What a supervisor may read of a pathway.
OF_THE_SUPERVISOR = {"name", "state", "date_start", "date_end", "supervisor_id"}


@tagged("post_install", "-at_install")
class TestPersonAccess(PassCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # the right to export, so that the field is what closes the export
        export = cls.env.ref("base.group_allow_export")
        for user in (cls.user_supervisor, cls.user_payroll, cls.user_director):
            user.group_ids += export
        cls.pathway.prison = True
        cls.suspension = cls.farid_pass._suspend(
            day("2026-04-01"), day("2026-05-01"), "CONTRACT_BROKEN"
        )
        cls.diagnosis = cls.env["cocagne.diagnosis"].create(
            {
                "pathway_id": cls.pathway.id,
                "criterion_ids": [(0, 0, {"code": "DETENTION_MJ"})],
            }
        )

    def closed(self, record, names, users):
        for user in users:
            for name in names:
                with self.subTest(user=user.login, field=name):
                    self.closed_one(record.with_user(user), name)

    def closed_one(self, record, name):
        model = record.browse()
        self.assertNotIn(name, model.fields_get())
        calls = {
            "read": lambda: record.read([name]),
            "export": lambda: record.export_data([name]),
            "search": lambda: model.search([(name, "!=", VALUES.get(name, False))]),
            "group": lambda: model.formatted_read_group([], [name], ["__count"]),
            "order": lambda: model.search([], order=name),
            "write": lambda: record.write({name: False}),
        }
        for what, call in calls.items():
            with (
                self.assertRaises(AccessError, msg=f"{name}: {what}"),
                self.env.cr.savepoint(),
            ):
                call()

    def test_nobody_but_the_adviser_reads_the_situation(self):
        users = (self.user_supervisor, self.user_payroll, self.user_director)
        self.closed(self.pathway, SITUATION, users)
        self.assertTrue(self.as_adviser(self.pathway).prison)

    def test_nobody_but_the_adviser_reads_origin_and_education(self):
        self.closed(self.farid, ORIGIN, (self.user_payroll, self.user_director))

    def test_reasons_of_suspensions_and_prolongations_are_the_advisers(self):
        asked = self.env["cocagne.pass.prolongation"]
        users = (self.user_payroll, self.user_director)
        self.closed(self.suspension, ["reason"], users)
        for name in ("reason", "refusal_explanation", "report", "prescriber_id"):
            for user in users:
                with self.subTest(field=name, user=user.login):
                    self.assertNotIn(name, asked.with_user(user).fields_get())

    def test_the_picture_of_the_pass_tells_the_reason_to_the_adviser_only(self):
        told = self.as_adviser(self.farid_pass).timeline
        self.assertIn("Contract broken", told)
        for user in (self.user_payroll, self.user_director):
            self.farid_pass.invalidate_recordset()
            seen = self.farid_pass.with_user(user).timeline
            self.assertIn("<svg", seen)
            self.assertNotIn("Contract broken", seen)

    def test_the_supervisor_reads_names_and_days_and_nothing_else(self):
        pathway = self.pathway.with_user(self.user_supervisor)
        self.assertEqual(pathway.read(["name"])[0]["name"], "Farid Testeur")
        self.assertLessEqual(OF_THE_SUPERVISOR, set(pathway.fields_get()))
        closed = ["pass_id", "pass_end", "pass_state", "timeline", "diagnosis_ids"]
        self.closed(self.pathway, closed[:2], [self.user_supervisor])
        for name in closed:
            self.assertNotIn(name, pathway.fields_get())
        for model in ("cocagne.pass", "cocagne.pass.suspension", "cocagne.diagnosis"):
            with self.subTest(model=model), self.assertRaises(AccessError):
                self.env[model].with_user(self.user_supervisor).search([])

    def test_the_supervisor_does_not_reach_the_situation_through_the_pass(self):
        """A path in a domain goes through the fields one by one."""
        pathways = self.env["cocagne.pathway"].with_user(self.user_supervisor)
        for domain in (
            [("pass_id.number", "!=", False)],
            [("employee_id.ssnid", "!=", False)],
            [("employee_id.birthday", "!=", False)],
            [("diagnosis_ids.criterion_ids.code", "=", "DETENTION_MJ")],
        ):
            with self.subTest(domain=domain), self.assertRaises(AccessError):
                pathways.search(domain)

    def test_criteria_are_the_advisers_and_the_director_sees_the_day(self):
        director = self.diagnosis.with_user(self.user_director)
        self.assertEqual(director.read(["made_on"])[0]["made_on"], day("2026-06-15"))
        self.closed(
            self.diagnosis, ["criterion_ids", "missing"][:1], [self.user_director]
        )
        for user in (self.user_payroll, self.user_supervisor, self.user_director):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                self.env["cocagne.diagnosis.criterion"].with_user(user).search([])
        with self.assertRaises(AccessError):
            self.diagnosis.with_user(self.user_payroll).read(["made_on"])

    def test_the_rest_of_the_garden_reads_nothing(self):
        """Sales desk, preparer, accountant, manager, head office."""
        for role in ("sales_desk", "preparer", "accountant", "manager", "head_office"):
            user = self.make_user(f"{role}_only", f"cocagne_jardin.group_{role}")
            for record in (self.pathway, self.farid_pass, self.diagnosis):
                with (
                    self.subTest(role=role, model=record._name),
                    self.assertRaises(AccessError),
                ):
                    record.with_user(user).read(["display_name"])
            for name in ("ssnid", "ntt", "lane_name", "pathway_ids", "birthday"):
                with (
                    self.subTest(role=role, field=name),
                    self.assertRaises(AccessError),
                ):
                    self.farid.with_user(user).read([name])

    def test_another_garden_reads_nothing(self):
        other = self.make_user(
            "adviser_elsewhere",
            "cocagne_jardin.group_insertion_adviser",
            self.other_garden,
        )
        for held in (self.pathway, self.farid_pass, self.suspension, self.diagnosis):
            with self.subTest(model=held._name):
                record = held.with_context(allowed_company_ids=self.other_garden.ids)
                found = record.browse().with_user(other).search([])
                self.assertNotIn(record.id, found.ids)
                with self.assertRaises(AccessError):
                    record.with_user(other).read(["display_name"])

    def test_payroll_and_director_declare_nothing_on_a_pass_by_hand(self):
        for user in (self.user_payroll, self.user_director):
            for model in ("cocagne.pass.suspension", "cocagne.pass.prolongation"):
                with self.subTest(user=user.login, model=model):
                    with self.assertRaises(AccessError):
                        self.env[model].with_user(user).create(
                            {"pass_id": self.farid_pass.id}
                        )

    def test_a_contract_that_payroll_signs_closes_the_suspension(self):
        self.farid_pass.with_user(self.user_payroll)._hire(day("2026-04-15"))
        self.assertEqual(self.suspension.date_end, day("2026-04-14"))

    def test_no_message_of_the_pathway_tells_the_situation(self):
        self.as_adviser(self.pathway).write({"prison": False, "rqth": True})
        self.env.flush_all()
        self.assertFalse(self.pathway.message_ids.tracking_value_ids)
