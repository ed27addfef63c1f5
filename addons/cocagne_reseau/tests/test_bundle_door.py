"""The key of a distant garden over real HTTP: it opens one door."""

import json
import xmlrpc.client

from odoo.exceptions import AccessDenied
from odoo.tests import HttpCase, freeze_time, tagged
from odoo.tools import mute_logger

from .bundle_case import BundleCase

DOOR = "/json/2/cocagne.bundle/receive"
QUIET = ("odoo.http", "odoo.addons.rpc.controllers.json2", "odoo.service.server")


@tagged("post_install", "-at_install")
class TestBundleDoor(BundleCase, HttpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.enterClassContext(freeze_time("2026-06-15"))

    def setUp(self):
        super().setUp()
        self.enterContext(mute_logger(*QUIET))

    def post(self, path=DOOR, key=None, body=None, raw=None):
        return self.url_open(
            path,
            data=raw if raw is not None else json.dumps(body or {}),
            headers={
                "Authorization": f"Bearer {key or self.bearer_key}",
                "Content-Type": "application/json",
            },
        )

    def send(self, raw, **options):
        return self.post(body={"bundle": raw.decode()}, **options)

    # -- what it does ------------------------------------------------------------------

    def test_a_bundle_is_taken(self):
        answer = self.send(self.bundle(7))
        self.assertEqual(answer.status_code, 200, answer.text)
        self.assertEqual(answer.json()["state"], "received")
        self.assertEqual(self.months().value_ids.value, 7)

    def test_a_refused_bundle_has_a_status_that_programs_understand(self):
        answer = self.send(self.bundle(-7))
        self.assertEqual(answer.status_code, 422)
        self.assertEqual(answer.json()["reason"], "negative")

    def test_a_context_changes_nothing(self):
        answer = self.post(
            body={
                "bundle": self.bundle(-7).decode(),
                "context": {"lang": "en_US", "default_state": "received"},
            }
        )
        self.assertIn("en dessous de zéro", answer.json()["message"])
        self.assertFalse(self.inbox.search([("state", "=", "received")]))

    # -- what it refuses ---------------------------------------------------------------

    def refused(self, answer, status, code):
        self.assertEqual(answer.status_code, status, answer.text[:500])
        self.assertEqual(answer.json()["reason"], code)
        self.assertTrue(self.inbox.search([("reason_code", "=", code)]))
        self.assertFalse(self.months())

    def test_a_key_that_is_unknown_is_refused_and_counted(self):
        for _time in range(2):
            self.assertEqual(self.send(self.bundle(), key="f" * 40).status_code, 401)
        row = self.inbox.search([("reason_code", "=", "unknown_bearer")])
        self.assertEqual(row.times, 2)
        self.assertFalse(self.months())

    def test_a_revoked_key_is_refused(self):
        self.far.action_revoke_key()
        self.assertEqual(self.send(self.bundle()).status_code, 401)

    def test_the_key_of_a_person_does_not_open_this_door(self):
        keys = self.env["res.users.apikeys"].with_user(self.user_network_manager).sudo()
        key = keys._generate(None, "test", None)
        self.assertEqual(self.send(self.bundle(), key=key).status_code, 403)

    def test_a_body_that_was_cut_is_refused(self):
        self.refused(self.post(raw=b'{"bundle": "'), 400, "not_json")

    def test_a_body_with_a_tower_of_brackets_is_refused(self):
        self.refused(self.post(raw=b"[" * 200_000), 422, "too_deep")

    def test_a_body_with_a_key_twice_is_refused(self):
        raw = b'{"bundle": "", "bundle": ""}'
        self.refused(self.post(raw=raw), 422, "duplicate_key")

    def test_a_body_with_nan_is_refused(self):
        self.refused(self.post(raw=b'{"bundle": NaN}'), 422, "wrong_number")

    def test_a_body_that_is_no_text_is_refused(self):
        self.refused(self.post(raw=b"\xff\xfe"), 400, "not_utf8")

    def test_a_body_without_a_bundle_is_refused(self):
        self.refused(self.post(body={"lot": ""}), 422, "wrong_type")

    def test_a_body_with_something_more_is_refused(self):
        body = {"bundle": "", "ids": [1]}
        self.refused(self.post(body=body), 422, "unexpected")

    def test_a_body_that_is_too_big_is_refused_unread(self):
        raw = b'{"bundle": "' + b"x" * 3_000_000 + b'"}'
        self.refused(self.post(raw=raw), 413, "too_big")

    # -- what it cannot do -------------------------------------------------------------

    def test_the_key_reads_no_model_of_the_registry(self):
        opened = [
            name
            for name in self.env.registry
            if self.post(f"/json/2/{name}/search_read", body={"domain": []}).status_code
            != 401
        ]
        self.assertFalse(opened)

    def test_the_key_runs_no_other_method_of_its_own_model(self):
        methods = [name for name in dir(self.inbox) if not name.startswith("_")]
        opened = [
            name
            for name in methods
            if name != "receive"
            and self.post(f"/json/2/cocagne.bundle/{name}").status_code != 401
        ]
        self.assertFalse(opened)

    def test_no_route_takes_the_key(self):
        """Every address of the server answers the key as it answers a stranger."""
        rules = self.env["ir.http"]._generate_routing_rules(
            self.env.registry._init_modules, {}
        )
        paths = {
            url
            for url, endpoint in rules
            if endpoint.routing.get("auth") in ("user", "bearer") and "<" not in url
        }
        self.assertGreater(len(paths), 20)
        for path in sorted(paths):
            with self.subTest(path=path):
                self.assertNotEqual(self.get_with_key(path).status_code, 200)

    def get_with_key(self, path):
        return self.opener.get(
            self.base_url() + path,
            headers={"Authorization": f"Bearer {self.bearer_key}"},
            allow_redirects=False,
            timeout=30,
        )

    def test_the_user_of_the_key_may_nothing_by_its_own_rights(self):
        """Were a door left open, there would be nothing of ours behind it."""
        for name, model in self.env.items():
            if model._abstract or not name.startswith("cocagne."):
                continue
            for operation in ("read", "write", "create", "unlink"):
                with self.subTest(model=name, operation=operation):
                    allowed = model.with_user(self.bearer).has_access(operation)
                    self.assertFalse(allowed)

    def test_the_user_of_the_key_writes_no_model_at_all(self):
        for name, model in self.env.items():
            if model._abstract:
                continue
            for operation in ("write", "create", "unlink"):
                with self.subTest(model=name, operation=operation):
                    allowed = model.with_user(self.bearer).has_access(operation)
                    self.assertFalse(allowed)

    def test_the_key_is_no_password_of_the_web_login(self):
        self.assert_no_login(self.bearer_key)

    def test_even_a_password_does_not_sign_the_technical_user_in(self):
        self.bearer.sudo().password = "essai-mot-de-passe"
        self.assert_no_login("essai-mot-de-passe")

    def assert_no_login(self, password):
        with self.assertRaises(AccessDenied):
            self.authenticate(self.bearer.login, password)

    def test_the_key_is_no_password_of_xml_rpc(self):
        found = self.xmlrpc_common.authenticate(
            self.env.cr.dbname, self.bearer.login, self.bearer_key, {}
        )
        self.assertFalse(found)

    def test_the_key_calls_nothing_by_xml_rpc(self):
        with self.assertRaises(xmlrpc.client.Fault):
            self.xmlrpc_object.execute_kw(
                self.env.cr.dbname,
                self.bearer.id,
                self.bearer_key,
                "res.partner",
                "search_read",
                [[]],
            )
