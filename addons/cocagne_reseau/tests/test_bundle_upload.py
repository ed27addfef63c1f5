"""Bundles brought as files, and the keys of gardens."""

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import freeze_time, tagged

from .bundle_case import BundleCase


@tagged("post_install", "-at_install")
@freeze_time("2026-06-15")
class TestBundleUpload(BundleCase):
    """The head office brings in what a garden mailed."""

    def bring(self, *files):
        attachments = self.env["ir.attachment"].create(
            [{"name": "lot.json", "raw": raw} for raw in files]
        )
        upload = self.env["cocagne.bundle.upload"].with_user(self.user_network_manager)
        wizard = upload.sudo().create({"file_ids": [(6, 0, attachments.ids)]})
        wizard.with_user(self.user_network_manager).sudo().action_take()
        self.assertFalse(attachments.exists())
        return self.inbox.search([("way", "=", "file")], order="id")

    def test_a_file_is_taken_like_what_is_sent(self):
        self.assertEqual(self.bring(self.bundle(7)).state, "received")
        self.assertEqual(self.months().value_ids.value, 7)

    def test_a_file_that_was_sent_already_changes_nothing(self):
        self.push(self.bundle())
        self.assertFalse(self.bring(self.bundle()))

    def test_a_file_of_a_garden_of_this_database_is_refused(self):
        rows = self.bring(self.bundle(garden="TEST-LAC"))
        self.assertEqual(rows.reason_code, "unknown_garden")

    def test_a_big_file_is_refused_unread(self):
        self.assertEqual(self.bring(b" " * 300_000).reason_code, "too_big")

    def test_a_good_file_is_taken_beside_a_bad_one(self):
        rows = self.bring(b"\xff", self.bundle())
        self.assertEqual(rows.mapped("state"), ["refused", "received"])

    def test_the_garden_cannot_bring_files_in_at_the_head_office(self):
        upload = self.env["cocagne.bundle.upload"].with_user(self.user_manager)
        self.assertFalse(upload.has_access("create"))

    def test_without_a_file_it_says_what_to_do(self):
        wizard = self.env["cocagne.bundle.upload"].create({})
        with self.assertRaises(UserError):
            wizard.action_take()


@tagged("post_install", "-at_install")
class TestBundleKeys(BundleCase):
    """Who gives a key, and what ends it."""

    def test_the_technical_user_is_in_no_other_group(self):
        group = self.env.ref("cocagne_reseau.group_bundle_bearer")
        self.assertEqual(self.bearer.all_group_ids, group)

    def test_a_new_key_ends_the_former_one(self):
        apikeys = self.env["res.users.apikeys"]
        new = self.far._make_key()
        check = {"scope": "cocagne_bundle"}
        self.assertFalse(apikeys._check_credentials(key=self.bearer_key, **check))
        self.assertEqual(apikeys._check_credentials(key=new, **check), self.bearer.id)

    def test_a_revoked_key_opens_nothing(self):
        self.far.with_user(self.user_network_manager).action_revoke_key()
        apikeys = self.env["res.users.apikeys"]
        self.assertFalse(
            apikeys._check_credentials(scope="cocagne_bundle", key=self.bearer_key)
        )
        self.assertFalse(self.bearer.active)

    def test_a_garden_that_leaves_loses_its_key(self):
        self.far.active = False
        self.assertFalse(self.bearer.active)

    def test_a_key_is_good_for_a_year_only(self):
        self.assertTrue(self.far.key_ends_on)

    def test_the_network_manager_gives_keys(self):
        action = self.far.with_user(self.user_network_manager).action_make_key()
        self.assertTrue(action["context"]["default_key"])

    def test_the_reader_of_the_head_office_gives_none(self):
        with self.assertRaises(AccessError):
            self.far.with_user(self.user_head_office).action_make_key()

    def test_a_garden_of_this_database_gets_none(self):
        with self.assertRaises(UserError):
            self.lake._make_key()

    def test_a_text_that_is_no_public_key_is_refused(self):
        with self.assertRaises(ValidationError):
            self.far.public_key = "bonjour"

    def test_blanks_around_a_public_key_are_forgiven(self):
        self.far.public_key = f"  {self.far.public_key}\n"
        self.assertEqual(len(self.far.public_key), 44)
