"""The adviser and the director of another garden: nothing of this one, by any way."""

from datetime import date, datetime

from odoo.exceptions import AccessError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .insertion_case import ADDON, ADVISER
from .support_case import SupportCase

QUIETLY = ("odoo.addons.base.models.ir_model", "odoo.addons.base.models.ir_rule")


@tagged("post_install", "-at_install")
class TestOtherGarden(SupportCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.month = cls.env["cocagne.insertion.month"]._prepare(
            date(2026, 5, 1), cls.garden
        )
        other = cls.other_garden
        cls.strangers = [
            cls.make_user("adviser_there", ADVISER, other),
            cls.make_user("director_there", f"{ADDON}.group_director", other),
        ]
        # the right to export, so that the garden is what closes the export
        for user in cls.strangers:
            user.group_ids += cls.env.ref("base.group_allow_export")
        cls.ours = {
            "pathway": (cls.pathway, {"date_end": "2026-12-31"}),
            "contract": (cls.contract, {"week_schedule": "Monday"}),
            "interview": (cls.interview, {"date_start": datetime(2026, 7, 1, 8)}),
            "month": (cls.month, {"hours_paid": 1}),
            "PASS": (cls.farid_pass, {"number": False}),
            "person": (cls.farid, {"name": "Nobody"}),
        }

    def each(self):
        """Each stranger before each of our records, as seen from there, and from here."""
        for user in self.strangers:
            # the second asks for our garden too, as anybody may over RPC
            for companies in (self.other_garden, self.other_garden | self.garden):
                for name, (record, values) in self.ours.items():
                    seen = record.with_user(user).with_context(
                        allowed_company_ids=companies.ids
                    )
                    yield seen, values, (name, user.login, len(companies))

    @mute_logger(*QUIETLY)
    def test_nothing_is_read(self):
        for seen, _values, told in self.each():
            seen.invalidate_recordset()
            with self.assertRaises(AccessError, msg=told):
                seen.read(["display_name"])
            with self.assertRaises(AccessError, msg=told):
                seen.web_read({"display_name": {}})
            with self.assertRaises(AccessError, msg=told):
                seen.export_data(["display_name"])

    @mute_logger(*QUIETLY)
    def test_nothing_is_found_nor_counted(self):
        for seen, _values, told in self.each():
            try:
                found = seen.search([("id", "in", seen.ids)])
                count = seen.search_count([("id", "in", seen.ids)])
            except AccessError:
                continue
            self.assertFalse(found, told)
            self.assertFalse(count, told)

    @mute_logger(*QUIETLY)
    def test_nothing_is_written_nor_deleted_nor_copied(self):
        for seen, values, told in self.each():
            with self.assertRaises(AccessError, msg=told):
                seen.write(values)
            with self.assertRaises(AccessError, msg=told):
                seen.unlink()
            with self.assertRaises(AccessError, msg=told):
                seen.copy()

    @mute_logger(*QUIETLY)
    def test_nothing_is_made_on_our_pathway(self):
        for user in self.strangers:
            model = self.env["cocagne.interview"].with_user(user)
            with self.subTest(user.login), self.assertRaises(Exception) as refusal:
                model.with_context(allowed_company_ids=self.other_garden.ids).create(
                    {"pathway_id": self.pathway.id, "date_start": "2026-07-01 08:00:00"}
                )
            self.assertIn(
                type(refusal.exception).__name__, ("AccessError", "UserError")
            )

    def test_our_own_adviser_reads_them(self):
        """The tries above are of the right kind: here they succeed."""
        for name, (record, _values) in self.ours.items():
            if name == "month":
                continue
            with self.subTest(name):
                seen = record.with_user(self.user_insertion_adviser)
                self.assertTrue(seen.read(["display_name"]))
                self.assertTrue(seen.search([("id", "in", seen.ids)]))
