"""Fiches fetched from Les emplois over HTTP: whole, or nothing; resumed after faults."""

import json

from odoo.exceptions import AccessError, RedirectWarning, ValidationError
from odoo.tests import tagged

from odoo.addons.queue_job.tests.common import trap_jobs

from ..exchange.platform.stand_in import Record
from .exchange_case import SIRET, ExchangeCase, person_line, records
from .law_case import day


@tagged("post_install", "-at_install")
class TestFetch(ExchangeCase):
    def shown(self, one):
        """What is on the desk, to compare two downloads."""
        return [
            (line.rank, line.situation, line.state, line.pass_number, line.told)
            for line in one.arrival_ids.sorted("rank")
        ]

    def test_people_of_three_pages_are_on_the_desk(self):
        one = self.fetched(45)
        self.assertEqual(len(one.arrival_ids), 45)
        self.assertEqual(set(one.arrival_ids.mapped("situation")), {"new"})
        self.assertEqual((one.read_count, one.progress), (45, 100))
        self.assertFalse(one.sudo().kept, "people's data are kept once only")

    def test_nothing_is_on_the_desk_while_the_download_is_not_whole(self):
        for fault in ("401", "403", "429", "500", "503", "drop", "cut", "not_json"):
            with self.subTest(fault=fault), self.served(count=45, faults={3: fault}):
                one = self.fetch()
                self.assertEqual(one.state, "stopped")
                self.assertFalse(one.arrival_ids)
                self.assertEqual(one.read_count, 40)
                self.assertIn("Les emplois", one.fault_words)
                one.unlink()

    def test_a_resumed_download_gives_the_same_as_one_run(self):
        with self.served(count=45):
            whole = self.shown(self.fetch())
        for fault in ("401", "429", "500", "drop", "cut", "not_json"):
            with self.subTest(fault=fault):
                with self.served(count=45, faults={2: fault}):
                    one = self.fetch()
                    self.assertEqual(one.state, "stopped")
                    one.action_run()
                self.assertEqual((one.state, one.fault), ("done", False))
                self.assertEqual(self.shown(one), whole)

    def test_pages_that_were_read_are_not_read_again(self):
        with self.served(count=45, faults={3: "500"}) as server:
            one = self.fetch()
            before = len(server.calls)
            one.action_run()
            self.assertEqual(len(server.calls) - before, 1)

    def test_jobs_read_some_pages_each_until_the_last_one(self):
        imports = type(self.env["cocagne.fiche.import"])
        self.patch(imports, "_has_job_runner", lambda _self: True)
        with self.served(count=130) as server, trap_jobs() as jobs:
            one = self.env["cocagne.fiche.import"].create(
                {"account_id": self.account.id}
            )
            one.action_run()
            jobs.perform_enqueued_jobs()
            self.assertEqual((one.state, one.read_count), ("running", 100))
            self.assertFalse(one.arrival_ids)
            self.assertIn("100", one.progress_text)
            jobs.perform_enqueued_jobs()
            self.assertEqual((one.state, len(one.arrival_ids)), ("done", 130))
            self.assertEqual(len(server.calls), 7)

    def test_a_stopped_job_reads_no_more(self):
        imports = type(self.env["cocagne.fiche.import"])
        self.patch(imports, "_has_job_runner", lambda _self: True)
        with self.served(count=130) as server, trap_jobs() as jobs:
            one = self.env["cocagne.fiche.import"].create(
                {"account_id": self.account.id}
            )
            one.action_run()
            jobs.perform_enqueued_jobs()
            one.action_stop()
            jobs.perform_enqueued_jobs()
            self.assertEqual((one.state, len(server.calls)), ("stopped", 5))

    def test_a_refused_access_wants_a_new_sign_in_then_goes_on(self):
        with self.served(count=45, faults={2: "401"}) as server:
            one = self.fetch()
            self.assertIn("sign in again", one.fault_words)
            server.token = "f" * 16
            one.action_run()
            self.assertEqual(one.state, "stopped")
            self.account.with_user(self.adviser)._log_in(
                server.username, server.password
            )
            one.action_run()
            self.assertEqual((one.state, len(one.arrival_ids)), ("done", 45))

    def test_pages_of_another_site_or_in_circles_are_refused(self):
        for fault in ("other_host", "loop", "list", "no_count", "redirect"):
            with self.subTest(fault=fault), self.served(count=45, faults={1: fault}):
                one = self.fetch()
                self.assertEqual((one.state, len(one.arrival_ids)), ("stopped", 0))
                one.unlink()

    def test_a_download_that_lost_fiches_begins_again(self):
        with self.served(count=45, faults={1: "fewer"}):
            one = self.fetch()
            self.assertEqual(one.state, "stopped")
            self.assertIn("45", one.fault_words)
            one.action_start_again()
            self.assertEqual((one.state, len(one.arrival_ids)), ("done", 45))

    def test_a_stopped_download_is_opened_again_instead_of_another(self):
        with self.served(count=45, faults={2: "500"}):
            one = self.fetch()
            action = one.action_fetch()
            self.assertEqual(action["res_id"], one.id)
            self.assertEqual(one.state, "done")

    def test_the_next_download_asks_from_the_day_before_the_last_one(self):
        self.fetched(3)
        self.assertEqual(self.account.last_whole, self.day(self.account.last_whole))
        with self.served(count=3) as server:
            imports = self.env["cocagne.fiche.import"].with_user(self.adviser)
            imports.with_company(self.garden).action_fetch()
            self.assertIn("since=", server.calls[0])

    def test_a_day_on_which_nothing_is_new_leaves_the_desk_empty(self):
        self.fetched(3).action_accept_new()
        again = self.fetched(3)
        self.assertEqual((again.same_count, len(again.arrival_ids)), (3, 0))

    def test_a_refused_line_tells_field_rule_and_remedy_and_the_others_are_taken(self):
        bad = person_line(7, personnePhysique__salarieNIR="185042599999900")
        given = [Record(bad, day("2026-03-01")), *records(2)]
        one = self.fetched(given=given)
        self.assertEqual(one.refused_count, 1)
        refused = self.arrival_of(one, "refused").with_context(lang="fr_FR")
        told = refused.problem_html
        for words in ("Ligne", "NIR", "salarieNIR", "clé", "carte"):
            self.assertIn(words, told)
        one.action_accept_new()
        self.assertEqual(one.arrival_ids.mapped("state").count("accepted"), 2)

    def test_a_line_of_any_shape_is_listed(self):
        shapes = [
            {},
            {"siret": 12},
            {"personnePhysique": "x"},
            person_line(8, adresse=...),
            person_line(9, mesure="XX\x00\ud800"),
            person_line(10, situationSalarie__orienteur="98"),
            person_line(11, personnePhysique__dateNaissance="31/02/1985"),
        ]
        one = self.fetched(given=[Record(line, day("2026-03-01")) for line in shapes])
        self.assertEqual(one.refused_count, len(shapes))
        for line in one.arrival_ids:
            self.assertTrue(line.problem_html and line.summary and line.display_name)

    def test_a_pass_that_comes_twice_is_taken_once(self):
        given = [*records(2), Record(person_line(1), day("2026-02-01"))]
        one = self.fetched(given=given)
        double = self.arrival_of(one, "double")
        self.assertEqual((len(double), double.rank, double.state), (1, 3, "nothing"))

    def test_the_fiche_of_another_structure_is_refused(self):
        given = [Record(person_line(1, siret="98765432109876"), day("2026-03-01"))]
        one = self.fetched(given=given)
        self.assertIn("98765432109876", one.arrival_ids.summary)
        self.assertEqual(one.arrival_ids.situation, "refused")

    def test_unforeseen_values_of_the_api_break_nothing(self):
        line = person_line(1, adresse__adrTelephone={"a": 1}, adresse__adrMail="a\x00b")
        one = self.fetched(given=[Record(line, day("2026-03-01"))])
        one.action_accept_new()
        self.assertEqual(one.arrival_ids.employee_id.private_email, "ab")
        wrong = person_line(2, personnePhysique__NIR=["1"])
        one = self.fetched(given=[Record(wrong, day("2026-03-01"))])
        self.assertEqual(one.refused_count, 1)

    def test_the_sense_of_the_french_field_is_that_of_the_asp(self):
        line = person_line(1, situationSalarie__salarieLangueFrancaise=True)
        one = self.fetched(given=[Record(line, day("2026-03-01"))])
        one.action_accept_new()
        self.assertTrue(one.arrival_ids.fiche_id.low_french)

    def test_the_queries_of_the_desk_do_not_follow_the_number_of_fiches(self):
        lines = [record.line for record in records(90)]
        imports = self.env["cocagne.fiche.import"].with_user(self.adviser)

        def queries(count):
            one = imports.create({"account_id": self.account.id})
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            one._put_on_desk(lines[:count])
            self.env.flush_all()
            return self.env.cr.sql_log_count - before

        queries(1)
        self.assertEqual(queries(10), queries(50))


@tagged("post_install", "-at_install")
class TestAccess(ExchangeCase):
    def test_a_wrong_password_is_refused_and_the_former_access_stays(self):
        with self.served() as server:
            account = self.account.with_user(self.adviser)
            with self.assertRaisesRegex(ValidationError, "password"):
                account._log_in(server.username, "wrong")
            self.assertTrue(account.is_connected)

    def test_the_password_is_written_nowhere(self):
        with self.served(log_in=False) as server:
            login = (
                self.env["cocagne.platform.login"]
                .with_user(self.adviser)
                .create(
                    {
                        "account_id": self.account.id,
                        "username": server.username,
                        "password": server.password,
                    }
                )
            )
            self.assertTrue(self.account.is_connected)
            self.assertFalse(login._fields["password"].store)
            login.invalidate_recordset()
            self.assertFalse(login.password)

    def test_nobody_reads_exports_or_searches_the_token(self):
        with self.served():
            pass
        admin = self.env.ref("base.user_admin")
        admin.company_ids |= self.garden
        export = self.env.ref("base.group_allow_export")
        (self.adviser | self.user_director).group_ids += export
        for user in (self.adviser, self.user_director, admin):
            with self.subTest(user=user.login):
                account = self.account.with_user(user)
                self.assertNotIn("token", account.fields_get())
                self.assertNotIn("token", account.read()[0])
                with self.assertRaises(AccessError):
                    account.read(["token"])
                with self.assertRaises(AccessError):
                    account.export_data(["token"])
                with self.assertRaises(AccessError):
                    account.search([("token", "=like", "0%")])
                with self.assertRaises(AccessError):
                    account.write({"token": "x"})
        self.assertFalse(
            self.account.copy({"company_id": self.other_garden.id}).sudo().token
        )

    def test_only_the_system_administrator_changes_the_address(self):
        account = self.account.with_user(self.adviser)
        with self.assertRaises(AccessError):
            account.url = "https://elsewhere.example.org"

    def test_another_address_loses_the_token(self):
        with self.served():
            self.account.url = "https://elsewhere.example.org"
        self.assertFalse(self.account.is_connected)

    def test_an_address_without_https_is_refused(self):
        self.account.url = "http://elsewhere.example.org"
        with self.assertRaisesRegex(ValidationError, "https"):
            self.account._log_in("a", "b")

    def test_who_has_not_signed_in_is_told_where_to(self):
        one = self.env["cocagne.fiche.import"].create({"account_id": self.account.id})
        with self.assertRaisesRegex(RedirectWarning, "Sign in"):
            one.action_run()

    def test_the_pages_kept_between_two_runs_are_closed(self):
        with self.served(count=45, faults={2: "500"}):
            one = self.fetch()
        self.assertEqual(len(json.loads(one.sudo().kept)["lines"]), 20)
        with self.assertRaises(AccessError):
            one.with_user(self.adviser).read(["kept"])
        self.assertEqual(self.account.siret, SIRET)
