"""The Observatoire of a year: made, made again, and who may have it."""

import base64
import io
import zipfile
from datetime import date, timedelta
from unittest.mock import patch

from openpyxl import load_workbook

from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import HttpCase, tagged
from odoo.tools import mute_logger

from .observatoire_case import YEAR, ObservatoireCase
from .published_case import EUROS, WOMEN


@tagged("post_install", "-at_install")
class TestObservatoire(ObservatoireCase):
    def prepared(self):
        self.yearly.action_prepare()
        return self.yearly

    def content(self, kind):
        file = self.yearly._file(kind)
        return base64.b64decode(file.with_context(bin_size=False).content)

    def test_each_year_with_figures_has_one_line(self):
        everyone = self.yearly._add_years()
        self.assertLessEqual({YEAR - 1, YEAR}, set(everyone.mapped("year")))
        self.assertEqual(len(everyone), len(set(everyone.mapped("year"))))
        self.assertEqual(self.yearly._add_years(), everyone)

    def test_preparing_makes_a_workbook_and_an_archive(self):
        self.assertEqual(self.prepared().state, "done")
        workbook = load_workbook(io.BytesIO(self.content("workbook")))
        self.assertGreater(len(workbook.sheetnames), 9)
        archive = zipfile.ZipFile(io.BytesIO(self.content("open_data")))
        self.assertIn("observatoire.csv", archive.namelist())
        self.assertEqual(self.yearly.made_by_id, self.user_head_office)
        self.assertEqual(self.yearly.progress, 100)
        self.assertFalse(self.yearly.refusals)

    def test_the_work_is_a_job_where_jobs_are_run(self):
        runs = type(self.env["cocagne.observatoire"])
        self.patch(runs, "_has_job_runner", lambda _self: True)
        for _press in range(2):
            self.yearly.action_prepare()
        self.assertEqual(self.yearly.state, "running")
        self.assertEqual(self.yearly.next_step["code"], "running")
        jobs = self.yearly._jobs()
        self.assertEqual(len(jobs), 1)
        self.assertEqual(jobs.channel, "root.months")
        self.assertEqual(jobs.user_id, self.user_head_office)
        self.yearly._run_next(0)
        self.assertEqual(self.yearly.progress, 50)
        self.yearly._run_next(self.yearly.file_ids.sorted("id")[0].id)
        self.assertEqual((self.yearly.state, self.yearly.progress), ("done", 100))

    def test_a_second_run_keeps_one_file_of_each_kind(self):
        self.prepared().action_prepare()
        self.assertEqual(
            sorted(self.yearly.file_ids.mapped("kind")), ["open_data", "workbook"]
        )

    def test_the_open_data_of_the_same_figures_are_the_same_bytes(self):
        self.prepared()
        before = self.content("open_data")
        self.yearly.action_prepare()
        self.assertEqual(self.content("open_data"), before)

    def test_a_validated_month_makes_the_files_old(self):
        self.prepared()
        self.assertFalse(self.yearly.is_outdated)
        month = self.make_month(self.hill, date(YEAR, 11, 1))
        month.validated_at = fields.Datetime.now() + timedelta(minutes=1)
        self.figures._publish(month)
        self.env.invalidate_all()
        self.assertTrue(self.yearly.is_outdated)
        self.assertEqual(self.yearly.changed_count, 1)
        self.assertEqual(self.yearly.next_step["code"], "prepare")
        self.yearly.action_prepare()
        self.env.invalidate_all()
        self.assertFalse(self.yearly.is_outdated)

    def test_a_month_of_a_later_year_leaves_the_files_as_they_are(self):
        self.prepared()
        month = self.make_month(self.hill, date(YEAR + 1, 1, 1))
        month.validated_at = fields.Datetime.now() + timedelta(minutes=1)
        self.figures._publish(month)
        self.env.invalidate_all()
        self.assertFalse(self.yearly.is_outdated)

    def test_a_file_that_fails_is_said_and_the_other_is_made(self):
        file = type(self.env["cocagne.observatoire.file"])

        def refuse(_self, _stream):
            raise UserError("Plus de place")  # pylint: disable=translation-required

        with patch.object(file, "_write_open_data", refuse):
            self.prepared()
        self.assertIn("Plus de place", self.yearly.refusals)
        self.assertTrue(self.content("workbook"))
        with self.assertRaises(UserError):
            self.yearly.action_download_open_data()
        self.assertEqual(self.yearly.next_step["code"], "prepare")

    def test_a_year_without_a_month_is_refused(self):
        empty = self.yearly.sudo().create({"year": 2001})
        with self.assertRaisesRegex(UserError, "2001"):
            empty.action_prepare()
        self.assertFalse(empty.file_ids)

    def test_a_workbook_that_is_not_made_is_not_downloaded(self):
        with self.assertRaises(UserError):
            self.yearly.action_download()

    # -- open data ---------------------------------------------------------------------

    def open_lines(self):
        data = self.yearly._in_french()._read_open_data()
        return {
            (
                line["annee"],
                line["code_region"],
                line["code_jardin"],
                line["indicateur"],
            ): (
                line["valeur"],
                line["masque"],
            )
            for line in data.lines()
            if line
        }

    def test_no_garden_is_named_before_it_agrees(self):
        self.assertFalse({key[2] for key in self.open_lines() if key[2]})
        self.lake.open_data_consent = True
        lines = self.open_lines()
        self.assertEqual({key[2] for key in lines if key[2]}, {self.lake.code})
        key = (YEAR, self.east.code, self.lake.code, EUROS)
        self.assertEqual(lines[key], (12078, False))

    def test_a_hidden_figure_of_a_garden_that_agreed_stays_hidden(self):
        self.far.open_data_consent = True
        key = (YEAR, self.west.code, self.far.code, WOMEN)
        self.assertEqual(self.open_lines()[key], (None, True))

    def test_the_region_of_two_gardens_is_not_published_nor_given_back(self):
        lines = self.open_lines()
        self.assertEqual(lines[YEAR, self.west.code, None, EUROS], (None, True))
        self.assertEqual(lines[YEAR, self.east.code, None, EUROS], (None, True))
        network = lines[YEAR, None, None, EUROS]
        table = self.figures._read_table([EUROS], year=YEAR, by="network")
        self.assertEqual(network, (table["network", EUROS], False))

    def test_a_year_of_one_garden_publishes_nothing(self):
        years = self.figures._read_group([("year", "=", str(YEAR - 1))], ["garden_id"])
        self.assertEqual(len(years), 1)
        shown = [
            value
            for key, (value, masked) in self.open_lines().items()
            if key[0] == YEAR - 1 and not masked
        ]
        self.assertFalse(shown)


@tagged("post_install", "-at_install")
class TestObservatoireAccess(ObservatoireCase, HttpCase):
    def setUp(self):
        super().setUp()
        self.yearly.action_prepare()
        self.file = self.yearly._file("workbook")

    def others(self):
        return (
            self.user_manager,
            self.user_director,
            self.user_accountant,
            self.user_insertion_adviser,
        )

    def test_other_roles_reach_neither_the_list_nor_the_files(self):
        for user in self.others():
            yearly = self.yearly.with_user(user)
            for act in (
                lambda yearly=yearly: yearly.search([]),
                lambda yearly=yearly: yearly.action_open_years(),
                lambda yearly=yearly: yearly.action_prepare(),
                lambda yearly=yearly: yearly.action_download(),
                lambda user=user: self.file.with_user(user).action_download(),
                lambda user=user: self.file.with_user(user).read(["content"]),
                lambda user=user: self.attachment().with_user(user).read(["datas"]),
            ):
                with self.subTest(user=user.login), self.assertRaises(AccessError):
                    act()

    def attachment(self):
        domain = [
            ("res_model", "=", self.file._name),
            ("res_id", "=", self.file.id),
            ("res_field", "=", "content"),
        ]
        return self.env["ir.attachment"].search(domain)

    def test_the_head_office_reads_files_and_writes_none(self):
        for user in (self.user_head_office, self.user_network_manager):
            file = self.file.with_user(user)
            self.assertTrue(file.content)
            for act in (lambda file=file: file.write({"content": b""}), file.unlink):
                with self.subTest(user=user.login), self.assertRaises(AccessError):
                    act()

    def test_the_address_of_the_file_serves_the_head_office_alone(self):
        url = self.file.action_download()["url"]
        self.authenticate(self.user_head_office.login, self.user_head_office.login)
        answer = self.url_open(url)
        self.assertEqual(answer.status_code, 200)
        self.assertTrue(answer.content.startswith(b"PK"))
        self.assertIn(
            f"observatoire-{YEAR}.xlsx", answer.headers["Content-Disposition"]
        )
        for user in (self.user_manager, self.user_director):
            self.authenticate(user.login, user.login)
            with self.subTest(user=user.login), mute_logger("odoo.http"):
                answer = self.url_open(url)
                self.assertNotEqual(answer.status_code, 200)
                self.assertFalse(answer.content.startswith(b"PK"))
        self.authenticate(None, None)
        self.assertFalse(self.url_open(url).content.startswith(b"PK"))

    def test_over_rpc_a_garden_gets_no_workbook(self):
        self.authenticate(self.user_manager.login, self.user_manager.login)
        for method in ("action_prepare", "action_download"):
            with self.subTest(method=method), mute_logger("odoo.http"):
                answer = self.make_jsonrpc_request_raw(method)
                self.assertIn("error", answer)

    def make_jsonrpc_request_raw(self, method):
        params = {
            "model": self.yearly._name,
            "method": method,
            "args": [self.yearly.ids],
            "kwargs": {},
        }
        payload = {"jsonrpc": "2.0", "method": "call", "params": params}
        return self.url_open("/web/dataset/call_kw", json=payload).json()


@tagged("post_install", "-at_install")
class TestObservatoireTour(ObservatoireCase, HttpCase):
    def test_the_head_office_prepares_and_downloads_the_workbook(self):
        self.start_tour(
            "/odoo/cocagne-observatoires",
            "cocagne_observatoire",
            login=self.user_head_office.login,
        )
        self.env.invalidate_all()
        self.assertEqual(self.yearly.state, "done")
        self.assertTrue(self.yearly._file("workbook").size)
