"""Who sees workshops and who comes: by role, and by garden."""

from odoo.exceptions import AccessError
from odoo.tools import mute_logger

from .workshop_case import WorkshopCase

#: Rights by model: role -> what it may do (r, w, c, d).
RIGHTS = {
    "event.event": {
        "preparer": "",
        "sales_desk": "rwcd",
        "accountant": "r",
        "manager": "rwcd",
        "solidarity": "rwcd",
    },
    "event.registration": {
        "preparer": "",
        "sales_desk": "rwc",
        "accountant": "",
        "manager": "rwc",
        "solidarity": "rwc",
    },
    "cocagne.workshop.kind": {
        "preparer": "",
        "sales_desk": "r",
        "accountant": "r",
        "manager": "rwcd",
        "solidarity": "r",
    },
    "cocagne.workshop.invitation": {
        "preparer": "",
        "sales_desk": "rwcd",
        "accountant": "",
        "manager": "rwcd",
        "solidarity": "rwcd",
    },
    "cocagne.workshop.photo": {
        "preparer": "",
        "sales_desk": "rwcd",
        "accountant": "",
        "manager": "rwcd",
        "solidarity": "rwcd",
    },
}
OPERATIONS = {"r": "read", "w": "write", "c": "create", "d": "unlink"}


class TestWorkshopAccess(WorkshopCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.registration = cls.next_workshop._register_person(cls.alice)
        cls.invitation = cls.env["cocagne.workshop.invitation"].create(
            {"workshop_id": cls.next_workshop.id, "partner_id": cls.bruno.id}
        )

    def test_each_role_has_its_rights_and_no_more(self):
        for model, roles in RIGHTS.items():
            for role, rights in roles.items():
                user = getattr(self, f"user_{role}")
                records = self.env[model].with_user(user)
                may = "".join(
                    letter
                    for letter, name in OPERATIONS.items()
                    if records.has_access(name)
                )
                with self.subTest(model=model, role=role):
                    self.assertEqual(may, rights)

    def test_other_professions_see_no_workshop(self):
        for user in (self.user_insertion_adviser, self.user_head_office):
            for model in RIGHTS:
                with self.subTest(user=user.login, model=model):
                    self.assertFalse(self.env[model].with_user(user).has_access("read"))

    def test_another_garden_sees_neither_workshops_nor_people(self):
        far = self.make_user(
            "far",
            "cocagne_jardin.group_manager,cocagne_paniers_solidaires.group_solidarity",
            company=self.other_garden,
        )
        ours = {
            "event.event": self.next_workshop,
            "event.registration": self.registration,
            "cocagne.workshop.invitation": self.invitation,
        }
        for model, record in ours.items():
            with self.subTest(model):
                theirs = self.env[model].with_user(far)
                theirs = theirs.with_context(allowed_company_ids=self.other_garden.ids)
                self.assertNotIn(record, theirs.search([]))
                with self.assertRaises(AccessError), mute_logger("odoo.addons.base"):
                    theirs.browse(record.id).read(["display_name"])
        found = self.env["event.registration"].with_user(far)
        found = found.with_context(allowed_company_ids=self.other_garden.ids)
        self.assertFalse(found._read_group([("id", "=", self.registration.id)], [], []))

    def test_mails_slots_and_answers_of_another_garden_are_closed(self):
        for model in ("event.mail", "event.slot", "event.registration.answer"):
            with self.subTest(model):
                rules = self.env["ir.rule"].search(
                    [("model_id.model", "=", model), ("groups", "=", False)]
                )
                self.assertIn("company_ids", " ".join(rules.mapped("domain_force")))

    def test_the_screens_of_the_desk_open(self):
        self.today_workshop.agreement_id = False
        for role in ("sales_desk", "manager", "solidarity"):
            user = getattr(self, f"user_{role}")
            for model, views in {
                "event.event": ("form", "list", "kanban", "calendar", "search"),
                "event.registration": ("form", "list", "pivot", "graph", "search"),
            }.items():
                for kind in views:
                    with self.subTest(role=role, model=model, kind=kind):
                        prefix = (
                            "workshop_view_"
                            if model == "event.event"
                            else "workshop_registration_view_"
                        )
                        xmlid = f"cocagne_paniers_solidaires.{prefix}{kind}"
                        view = self.env.ref(xmlid)
                        records = self.env[model].with_user(user)
                        self.assertTrue(records.get_view(view.id, kind)["arch"])
                        self.assertEqual(records.get_view(None, kind)["id"], view.id)
