from odoo.exceptions import AccessError

from .common import CocagneCase

#: Rights by model: role -> what it may do (r, w, c, d).
RIGHTS = {
    "cocagne.waiting.entry": {
        "preparer": "",
        "sales_desk": "rwc",
        "accountant": "",
        "manager": "rwcd",
    },
    "cocagne.depot.closure": {
        "preparer": "r",
        "sales_desk": "rwc",
        "accountant": "r",
        "manager": "rwcd",
    },
    "cocagne.depot.closure.member": {
        "preparer": "",
        "sales_desk": "r",
        "accountant": "",
        "manager": "r",
    },
    "cocagne.delivery.fee": {
        "preparer": "",
        "sales_desk": "r",
        "accountant": "r",
        "manager": "rwcd",
    },
    "cocagne.round.arrangement": {
        "preparer": "r",
        "sales_desk": "r",
        "accountant": "r",
        "manager": "r",
    },
    "cocagne.round.stop.move": {
        "preparer": "r",
        "sales_desk": "r",
        "accountant": "r",
        "manager": "r",
    },
    "cocagne.depot.export": {
        "preparer": "",
        "sales_desk": "rwcd",
        "accountant": "",
        "manager": "rwcd",
    },
    "cocagne.home.delivery": {
        "preparer": "",
        "sales_desk": "rwcd",
        "accountant": "",
        "manager": "rwcd",
    },
}
OPERATIONS = {"r": "read", "w": "write", "c": "create", "d": "unlink"}


class TestRoadAccess(CocagneCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_logistics()
        cls.mairie.capacity = 1
        cls.make_season(plan=True)
        cls.make_subscription(cls.alice, cls.mairie)
        cls.records = [
            cls.mairie.action_wait(cls.bruno, cls.simple),
            cls.env["cocagne.depot.closure"].create(
                {
                    "depot_id": cls.gare.id,
                    "date_from": "2026-07-01",
                    "date_to": "2026-07-08",
                    "mode": "cancel",
                }
            ),
            cls.env["cocagne.delivery.fee"].create(
                {"name": "Fee", "company_id": cls.garden.id, "depot_ids": cls.gare.ids}
            ),
            cls.env["cocagne.depot.export"].create(
                {"name": "File", "company_id": cls.garden.id}
            ),
            cls.env["cocagne.round.arrangement"].create(
                {"company_id": cls.garden.id, "before": {}, "after": {}}
            ),
        ]

    def test_r10_to_r21_each_role_has_its_rights(self):
        for model, roles in RIGHTS.items():
            for role, wanted in roles.items():
                user = getattr(self, f"user_{role}")
                found = "".join(
                    letter
                    for letter, operation in OPERATIONS.items()
                    if self.env[model].with_user(user).has_access(operation)
                )
                self.assertEqual(found, wanted, f"{model} {role}")

    def test_r10_to_r21_the_other_roles_have_none(self):
        for model in RIGHTS:
            for user in (self.user_insertion_adviser, self.user_head_office):
                self.assertFalse(
                    self.env[model].with_user(user).has_access("read"), model
                )

    def test_r10_to_r21_no_garden_sees_another_one(self):
        stranger = self.make_user(
            "stranger", "cocagne_jardin.group_manager", company=self.other_garden
        )
        for record in self.records:
            mine = record.with_user(stranger).with_context(
                allowed_company_ids=self.other_garden.ids
            )
            self.assertFalse(mine.search([("id", "=", record.id)]), record)
            with self.assertRaises(AccessError):
                mine.read(["display_name"])

    def test_r14_preparers_see_no_fee(self):
        """Nothing on the screens of preparers tells a price."""
        with self.assertRaises(AccessError):
            self.records[2].with_user(self.user_preparer).read(["amount"])
