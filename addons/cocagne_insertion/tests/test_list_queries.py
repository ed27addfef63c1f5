"""Lists of insertion cost the same number of queries for 10 and for 50 people."""

from datetime import date

from lxml import etree

from odoo.tests import tagged

from .immersion_case import ExitCase

START, END = date(2026, 2, 1), date(2027, 6, 30)


@tagged("post_install", "-at_install")
class TestListQueries(ExitCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.workers = cls.env["cocagne.pathway"]

    def hire(self, size):
        for rank in range(len(self.workers), size):
            pathway = self.make_worker(f"Personne {rank}", START, END)
            self.env["cocagne.pass.suspension"].sudo().create(
                {
                    "pass_id": pathway.pass_id.id,
                    "date_start": "2026-03-01",
                    "date_end": "2026-03-20",
                    "reason": "CONTRACT_SUSPENDED",
                }
            )
            self.workers |= pathway

    def queries(self, model, user, view=None, domain=(), kind="list"):
        """Those of ``web_search_read`` with the fields of the list."""
        records = self.env[model].with_user(user)
        records = records.with_context(allowed_company_ids=self.garden.ids)
        arch_id = view and self.env.ref(f"cocagne_insertion.{view}").id
        specification = self._specification(records, arch_id, kind)
        for _turn in range(2):  # the first one warms caches that are not of the list
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.cr.sql_log_count
            found = records.web_search_read(list(domain), specification, limit=500)
        return self.cr.sql_log_count - before, len(found["records"])

    def _specification(self, records, view_id, kind):
        """Fields of the view as the web client asks for them."""
        tree = records.get_view(view_id, kind)
        views = records.get_views([(view_id, kind)])
        known = views["models"][records._name]["fields"]
        names = etree.fromstring(tree["arch"]).xpath(f"/{kind}//field/@name")
        return {
            name: {"fields": {"display_name": {}}}
            if known[name]["type"] in ("many2one", "many2many")
            else {}
            for name in names
        }

    def assertConstant(self, model, *users, **options):  # noqa: N802
        self.hire(10)
        few = {user: self.queries(model, user, **options) for user in users}
        self.hire(50)
        for user in users:
            many = self.queries(model, user, **options)
            with self.subTest(model=model, user=user.login):
                self.assertGreaterEqual(many[1], few[user][1] + 40)
                self.assertEqual(many[0], few[user][0])

    def test_pathways(self):
        self.assertConstant(
            "cocagne.pathway",
            self.user_insertion_adviser,
            self.user_director,
            self.user_supervisor,
            self.user_payroll,
        )

    def test_professional_interviews(self):
        self.assertConstant(
            "cocagne.pathway",
            self.user_insertion_adviser,
            self.user_director,
            view="pathway_view_list_professional",
        )

    def test_cards_of_pathways(self):
        self.assertConstant(
            "cocagne.pathway",
            self.user_insertion_adviser,
            self.user_director,
            kind="kanban",
        )

    def test_contracts(self):
        self.assertConstant(
            "hr.version",
            self.user_insertion_adviser,
            self.user_payroll,
            view="contract_view_list",
            domain=[("insertion_kind", "!=", False)],
        )

    def test_months_of_annexes(self):
        self.assertConstant(
            "cocagne.insertion.month", self.user_director, self.user_payroll
        )

    def test_what_is_to_do(self):
        self.assertConstant(
            "cocagne.support.task", self.user_insertion_adviser, self.user_director
        )

    def test_passes(self):
        self.assertConstant("cocagne.pass", self.user_insertion_adviser)
