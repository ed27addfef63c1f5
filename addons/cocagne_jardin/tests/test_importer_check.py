from odoo.tests import BaseCase

from ..importer import pipeline
from ..importer.facts import DepotFact, Facts
from .importer_files import FILES, changed, encoded, errors_of, problems_of

#: file, text, its replacement -> code, line, column of the one error expected
MUTATIONS = [
    ("adherents.csv", "un@example.org", "un.example.org", ("not_an_email", 2, "courriel")),
    ("adherents.csv", "2020-03-04", "2020-13-04", ("not_a_date", 2, "date_adhesion")),
    ("adherents.csv", "à payer", "peut-être", ("not_in_list", 3, "adhesion_2026")),
    ("adherents.csv", "Aubépin", "", ("compulsory", 2, "nom")),
    ("depots.csv", "M1;1;2", "M9;1;2", ("unknown_round", 2, "tournee")),
    ("depots.csv", "M1;1;2", ";1;2", ("compulsory", 2, "tournee")),
    ("depots.csv", "V1;1;5", "V1;1;1", ("capacity", 3, "capacite")),
    ("depots.csv", "ouvert", "secret", ("not_in_list", 2, "categorie")),
    ("tournees.csv", "#2a9d8f", "vert", ("not_a_colour", 2, "couleur")),
    ("tournees.csv", "vendredi", "demain", ("not_a_weekday", 3, "jour")),
    ("saison.csv", "1 52 53", "1 60", ("not_weeks", 2, "semaines_fermees")),
    ("feries.csv", "2026-04-30", "2026-05-02", ("holiday_weekend", 2, "reporte_au")),
    ("feries.csv", "2026-05-07", "2026-05-12", ("holiday_other_week", 3, "reporte_au")),
    ("feries.csv", "2026-07-13", "2026-07-14", ("holiday_same_day", 4, "reporte_au")),
    ("feries.csv", "2026-07-14", "2027-07-14", ("no_season", 4, "date")),
    ("formules.csv", "10.00", "-10.00", ("negative", 2, "prix")),
    ("formules.csv", "12.00;5.5", "12.00;19.6", ("not_in_list", 2, "tva")),
    ("mandats.csv", "164;RUM1", "165;RUM1", ("not_an_iban", 2, "iban")),
    ("mandats.csv", "2017-11-18", "", ("compulsory", 2, "date_signature")),
    ("soldes.csv", "\n2;", "\n7;", ("unknown_member", 3, "adherent")),
    ("soldes.csv", "73.00", "beaucoup", ("not_a_number", 3, "solde")),
    ("abonnements.csv", "AB2;", "AB1;", ("duplicate", 3, "reference")),
    ("abonnements.csv", "AB1;1;", "AB1;9;", ("unknown_member", 2, "adherent")),
    ("abonnements.csv", "AB2;1;OE", "AB2;1;XX", ("unknown_product", 3, "formule")),
    ("abonnements.csv", "AB3;2;PS;quinzaine", "AB3;2;PS;trop", ("unknown_frequency", 4, "frequence")),
    ("abonnements.csv", "quinzaine;2;101", "quinzaine;0;101", ("not_positive", 3, "quantite")),
    ("abonnements.csv", "2;101", "2;999", ("unknown_depot", 3, "depot")),
    ("abonnements.csv", "2026-04-06;2026-12-31", "2026-04-06;2026-03-31", ("end_before_start", 4, "fin")),
    ("abonnements.csv", "2026-04-06;2026-12-31", "2025-04-06;2026-12-31", ("outside_season", 4, "debut")),
    ("abonnements.csv", "solidaire;2.50", "solidaire;", ("participation_missing", 5, "participation")),
    ("abonnements.csv", "2.50", "10.50", ("participation_above_price", 5, "participation")),
    ("abonnements.csv", "solidaire;2.50", "normal;2.50", ("participation_not_solidarity", 5, "participation")),
    ("abonnements.csv", "solidaire;2.50;50", "solidaire;2.50;51", ("cannot_place", 5, "nb_livraisons")),
]  # fmt: skip


class TestCheck(BaseCase):
    def test_a_sound_garden_has_no_error(self):
        self.assertEqual(errors_of(FILES), [])

    def test_each_broken_cell_is_named_by_file_line_and_column(self):
        for name, old, new, (code, line, column) in MUTATIONS:
            with self.subTest(file=name, new=new):
                errors = errors_of(changed(name, old, new))
                self.assertEqual(errors, [(code, name, line, column)])

    def test_a_round_code_is_one_word(self):
        files = dict(FILES)
        files["tournees.csv"] += "M 2;mardi;mardi;\n"
        self.assertEqual(errors_of(files), [("not_a_code", "tournees.csv", 4, "code")])

    def test_a_member_number_stands_once(self):
        files = dict(FILES)
        files["adherents.csv"] += "1;;Quirin;Léa;;;;;;;;;;\n"
        self.assertEqual(
            errors_of(files), [("duplicate", "adherents.csv", 5, "numero")]
        )

    def test_every_error_of_every_file_is_listed(self):
        files = changed("soldes.csv", "\n2;", "\n7;")
        files = changed("mandats.csv", "164;RUM1", "165;RUM1", files)
        files = changed("formules.csv", "10.00", "dix", files)
        codes = {code for code, *_place in errors_of(files)}
        self.assertEqual(codes, {"unknown_member", "not_an_iban", "not_a_number"})

    def test_every_message_can_be_written(self):
        for name, old, new, _expected in MUTATIONS:
            for problem in problems_of(changed(name, old, new)).items:
                problem.render(str)
                self.assertTrue(problem.message and problem.remede, problem.code)
                self.assertNotIn("%(", problem.message + problem.remede)

    def test_a_move_onto_another_closed_day_is_refused(self):
        files = changed("feries.csv", "2026-04-30", "2026-04-29")
        files["feries.csv"] += "2026-04-29;2026-04-28\n"
        self.assertEqual(
            errors_of(files), [("holiday_onto_closed", "feries.csv", 2, "reporte_au")]
        )

    def test_a_monday_does_not_move_to_the_sunday_before(self):
        files = dict(FILES)
        files["feries.csv"] += "2026-05-25;2026-05-24\n"
        self.assertEqual(
            errors_of(files), [("holiday_weekend", "feries.csv", 5, "reporte_au")]
        )

    def test_a_delivery_day_that_the_list_leaves_out_is_a_remark(self):
        files = changed("feries.csv", "2026-07-14;2026-07-13\n", "")
        codes = [p.code for p in problems_of(files).warnings]
        self.assertIn("holiday_unlisted", codes)
        self.assertEqual(errors_of(files), [])

    def test_the_weeks_that_cannot_be_delivered_are_named(self):
        files = changed("abonnements.csv", "solidaire;2.50;50", "solidaire;2.50;51")
        message = problems_of(files).errors[0].render(str).message
        self.assertIn("1, 52", message)

    def test_one_file_alone_leans_on_what_the_garden_has(self):
        content = encoded({"soldes.csv": FILES["soldes.csv"]})
        facts = Facts(members={"1", "2"})
        self.assertEqual(pipeline.read_and_check(content, facts)[1].errors, [])

    def test_places_taken_by_other_subscriptions_count(self):
        depots = {"depots.csv": changed("depots.csv", "V1;1;5", "V1;1;1")["depots.csv"]}
        content = encoded({"abonnements.csv": FILES["abonnements.csv"], **depots})
        facts = Facts(depots={102: DepotFact("École", 5, ("V1",))})
        errors = pipeline.read_and_check(content, facts)[1].errors
        self.assertNotIn("duplicate", [error.code for error in errors])
