"""Files of the ASP over the models: shown, taken once, refusals listed."""

import base64
from datetime import datetime, timedelta

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

from .flux_case import MOMENT, NEXT_YEAR, FluxCase, flux_of
from .law_case import day

LATER = MOMENT + timedelta(days=7)


@tagged("post_install", "-at_install")
class TestFluxImport(FluxCase):
    def annexes(self):
        return self.env["cocagne.annex"].search([("company_id", "=", self.garden.id)])

    def test_an_annex_is_shown_then_made_once(self):
        one = self.read_kind("AnnexeFinanciere", NEXT_YEAR)
        self.assertEqual((one.row_count, one.refused_count, one.state), (1, 0, "read"))
        self.assertEqual(len(self.annexes()), 1)
        one.action_take()
        made = one.row_ids.annex_id
        self.assertEqual(
            (made.number, made.posts, made.unit_amount), ("ACI025270001A0M0", 10, 24000)
        )
        one.action_take()
        self.taken("AnnexeFinanciere", NEXT_YEAR, moment=LATER)
        self.assertEqual(len(self.annexes()), 2)

    def test_an_annex_that_changed_at_the_asp_is_brought_up_to_date(self):
        made = self.taken("AnnexeFinanciere", NEXT_YEAR).row_ids.annex_id
        self.taken(
            "AnnexeFinanciere",
            NEXT_YEAR | {"af_etp_postes_insertion": "12"},
            moment=LATER,
        )
        self.assertEqual(made.posts, 12)

    def test_an_annex_that_overlaps_another_is_listed_with_the_rule(self):
        one = self.taken(
            "AnnexeFinanciere", {"af_numero_annexe_financiere": "ACI025260009A0M0"}
        )
        row = one.row_ids
        self.assertEqual((row.state, row.reason), ("refused", "law"))
        self.assertTrue(row.refusal)
        self.assertEqual(len(self.annexes()), 1)

    def test_the_same_file_is_refused_with_its_day(self):
        self.read_kind("AnnexeFinanciere")
        with self.assertRaisesRegex(UserError, "was read on"):
            self.read_kind("AnnexeFinanciere")

    def test_bad_rows_are_listed_and_the_good_ones_taken(self):
        one = self.taken(
            "AnnexeFinanciere",
            NEXT_YEAR,
            {"af_numero_annexe_financiere": "XYZ"},
            {
                "af_numero_annexe_financiere": "ACI025280003A0M0",
                "af_etp_postes_insertion": "0",
            },
        )
        self.assertEqual(
            one.row_ids.sorted("line").mapped("reason"), [False, "number", "dates"]
        )
        self.assertEqual(len(self.annexes()), 2)

    def test_a_file_that_is_cut_or_wrong_takes_nothing(self):
        name, content = flux_of("ContratMission")
        wrong = [
            (name, content[:-10]),
            (name, b""),
            ("a.csv.gz", content),
            (name.replace("0405", "0406"), content),
            flux_of("ContratMission", {"contrat_date_embauche": "32/01/2026"}),
            flux_of("ContratMission", {"contrat_date_embauche": ""}),
        ]
        for bad_name, bad in wrong:
            with self.subTest(name=bad_name), self.assertRaises(ValidationError):
                self.read_bytes(bad_name, bad)
        self.assertFalse(self.env["cocagne.flux.file"].search([]))

    def test_a_wrong_cell_is_named_with_line_and_column(self):
        with self.assertRaisesRegex(ValidationError, "4.*contrat_date_embauche"):
            self.read_kind("ContratMission", {}, {"contrat_date_embauche": "x"})

    def test_a_contract_is_recognised_by_the_only_one_hired_that_day(self):
        row = self.taken("ContratMission").row_ids
        self.assertEqual((row.employee_id, row.version_id), (self.farid, self.contract))
        self.assertEqual((row.hours, row.gap), (26, 0))

    def test_a_contract_is_recognised_by_the_france_travail_number(self):
        other = self.make_person("Gaston", "Essai", job_seeker_number="1234567A")
        pathway = self.make_pathway(
            other, self.make_pass(other, day("2026-01-01")), day("2026-01-01")
        )
        self.make_contract(pathway, day("2026-01-01"), day("2026-12-31"))
        row = self.read_kind(
            "ContratMission", {"contrat_numero_ide": "1234567A"}
        ).row_ids
        self.assertEqual(row.employee_id, other)

    def test_two_people_hired_the_same_day_are_not_guessed_but_chosen_once(self):
        other = self.make_person("Gaston", "Essai")
        pathway = self.make_pathway(
            other, self.make_pass(other, day("2026-01-01")), day("2026-01-01")
        )
        self.make_contract(pathway, day("2026-01-01"), day("2026-12-31"))
        one = self.taken("ContratMission")
        row = one.row_ids
        self.assertEqual((row.state, row.reason), ("refused", "person"))
        row.employee_id = other
        self.assertEqual((row.state, row.version_id.employee_id), ("good", other))
        again = self.taken("ContratMission", moment=LATER)
        self.assertEqual((again.row_ids.employee_id, again.refused_count), (other, 0))

    def test_a_contract_that_is_not_here_is_made_for_a_person_with_a_pathway(self):
        one = self.taken(
            "ContratMission",
            {},
            {
                "contrat_id_ctr": "c2",
                "contrat_date_embauche": "01/01/2027",
                "contrat_date_fin_contrat": "31/12/2027",
                "contrat_type_contrat": "1",
            },
        )
        self.assertFalse(one.row_ids.sorted("line")[1].refusal)
        made = one.row_ids.sorted("line")[1].version_id
        self.assertEqual(made.contract_date_start, day("2027-01-01"))
        self.assertEqual((made.weekly_hours, made.hourly_rate), (26, 12.5))
        self.assertEqual(made.pathway_id, self.pathway)

    def test_a_contract_that_the_law_refuses_is_listed_with_the_rule(self):
        one = self.taken(
            "ContratMission",
            {},
            {
                "contrat_id_ctr": "c2",
                "contrat_date_embauche": "01/01/2027",
                "contrat_date_fin_contrat": "31/01/2029",
                "contrat_type_contrat": "1",
            },
        )
        row = one.row_ids.sorted("line")[1]
        self.assertEqual((row.state, row.reason), ("refused", "law"))
        self.assertIn("24", row.refusal)

    def test_a_month_that_is_not_here_is_made_and_one_that_is_shows_the_gap(self):
        self.taken("AnnexeFinanciere")
        self.taken("ContratMission")
        row = self.taken("EtatMensuelIndiv").row_ids
        self.assertEqual((row.reason, row.refusal), (False, False))
        month = row.month_id
        self.assertEqual(
            (month.pathway_id, month.hours_paid, month.gross),
            (self.pathway, 112.67, 1408.38),
        )
        self.assertEqual(month.annex_id.number, "ACI025260001A0M0")
        again = self.taken(
            "EtatMensuelIndiv", {"emi_nb_heures_travail": "100"}, moment=LATER
        )
        self.assertEqual(again.row_ids.month_id, month)
        self.assertEqual(
            (month.hours_paid, round(again.row_ids.gap, 2)), (112.67, -12.67)
        )

    def test_months_before_their_contracts_wait_for_them(self):
        one = self.taken("EtatMensuelIndiv")
        self.assertEqual(one.row_ids.reason, "person")
        self.taken("ContratMission")
        one.action_take()
        self.assertEqual((one.refused_count, one.row_ids.state), (0, "taken"))

    def test_the_same_files_twice_leave_the_same_records(self):
        def counted():
            return [
                self.env[model].search_count([])
                for model in (
                    "cocagne.annex",
                    "hr.version",
                    "cocagne.insertion.month",
                    "cocagne.flux.person",
                )
            ]

        for kind in ("AnnexeFinanciere", "ContratMission", "EtatMensuelIndiv"):
            self.taken(kind)
        first = counted()
        for kind in ("AnnexeFinanciere", "ContratMission", "EtatMensuelIndiv"):
            self.taken(kind, moment=LATER)
        self.assertEqual(counted(), first)

    def test_files_chosen_together_are_read_in_their_order_and_not_kept(self):
        given = [
            flux_of(kind)
            for kind in ("EtatMensuelIndiv", "ContratMission", "AnnexeFinanciere")
        ]
        director = self.env(user=self.user_director)
        files = director["ir.attachment"].create(
            [
                {"name": name, "datas": base64.b64encode(content)}
                for name, content in given
            ]
        )
        upload = director["cocagne.flux.upload"].create({"file_ids": files.ids})
        upload.with_company(self.garden).action_read()
        found = self.env["cocagne.flux.file"].search([], order="id")
        self.assertEqual(
            found.mapped("kind"),
            ["AnnexeFinanciere", "ContratMission", "EtatMensuelIndiv"],
        )
        self.assertFalse(files.exists())

    def test_the_queries_do_not_follow_the_number_of_lines(self):
        self.taken("ContratMission")

        def queries(count, moment):
            rows = [
                {"emi_sme_mois": "2", "emi_ctr_id": f"x{n}", "emi_pph_id": f"x{n}"}
                for n in range(count)
            ]
            name, content = flux_of("EtatMensuelIndiv", *rows, moment=moment)
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            self.read_bytes(name, content)
            self.env.flush_all()
            return self.env.cr.sql_log_count - before

        queries(1, datetime(2026, 4, 1))
        self.assertEqual(
            queries(10, datetime(2026, 4, 2)), queries(50, datetime(2026, 4, 3))
        )

    def test_months_are_taken_together_in_the_same_number_of_queries(self):
        self.taken("AnnexeFinanciere")
        self.taken("ContratMission")

        def queries(numbers, moment):
            rows = [{"emi_sme_mois": str(number)} for number in numbers]
            one = self.read_kind("EtatMensuelIndiv", *rows, moment=moment)
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            one.action_take()
            self.env.flush_all()
            self.assertEqual(one.row_ids.mapped("state"), ["taken"] * len(numbers))
            return self.env.cr.sql_log_count - before

        queries([1], datetime(2026, 4, 1))
        few = queries([2, 3], datetime(2026, 4, 2))
        self.assertEqual(queries(range(4, 13), datetime(2026, 4, 3)), few)

    def test_a_month_that_a_rule_refuses_leaves_the_others_taken(self):
        self.taken("AnnexeFinanciere")
        self.taken("ContratMission")
        one = self.taken(
            "EtatMensuelIndiv",
            {"emi_sme_mois": "1"},
            {"emi_sme_mois": "2", "emi_nb_heures_travail": "400"},
            {"emi_sme_mois": "3"},
        )
        rows = one.row_ids.sorted("line")
        self.assertEqual(rows.mapped("state"), ["taken", "refused", "taken"])
        self.assertIn("L.5132-15-1", rows[1].refusal)

    def test_a_contract_is_of_the_kind_that_the_asp_tells(self):
        def reasons(**changes):
            changes = {f"contrat_{name}": value for name, value in changes.items()}
            moment = datetime(2026, 5, 1, 0, 0, len(self.seen))
            self.seen.append(changes)
            return self.read_kind(
                "ContratMission", changes, moment=moment
            ).row_ids.reason

        self.seen = []
        self.assertFalse(reasons(format_contrat_code="FIXED_TERM_I"))
        self.assertFalse(reasons(format_contrat_code=""))
        self.assertEqual(reasons(format_contrat_code="FIXED_TERM"), "format")
        self.assertEqual(reasons(format_contrat_code="PERMANENT_I"), "term")
        self.assertEqual(
            reasons(format_contrat_code="FIXED_TERM_I", date_fin_contrat=""), "term"
        )

    def test_only_the_director_reads_files_and_payroll_sees_hours(self):
        one = self.taken("ContratMission")
        for user in (self.user_payroll, self.adviser, self.user_supervisor):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                self.read_kind("AnnexeFinanciere", user=user)
        self.assertEqual(one.with_user(self.user_payroll).row_ids.hours, 26)
        for user in (self.user_supervisor, self.user_sales_desk, self.user_head_office):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                one.with_user(user).read(["name"])
        for name in ("exit_reason", "job_seeker_number"):
            self.assertNotIn(
                name, one.row_ids.with_user(self.user_payroll).fields_get()
            )
