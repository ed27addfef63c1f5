from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.tests import Form, TransactionCase, new_test_user

from .importer_files import FILES, changed, encoded

COUNTED = (
    "res.company",
    "res.partner",
    "res.partner.bank",
    "account.banking.mandate",
    "account.move",
    "account.account",
    "account.journal",
    "product.product",
    "sale.order",
    "sale.order.line",
    "cocagne.season",
    "cocagne.closed.week",
    "cocagne.holiday",
    "cocagne.round",
    "cocagne.round.stop",
    "cocagne.preparation.day",
    "cocagne.depot",
    "cocagne.delivery",
    "cocagne.calendar",
    "cocagne.basket",
    "cocagne.membership",
    "cocagne.membership.type",
    "cocagne.membership.period",
)


class TestGardenImport(TransactionCase):
    """The small garden of ``importer_files``, imported once as « Jardin du Pré »."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env = cls.env(context={**cls.env.context, "lang": "fr_FR"})
        cls.wizard = cls.env["cocagne.garden.import"]
        cls.first = cls.load(FILES)
        cls.garden = cls.first.company
        companies = {"company_id": cls.garden.id, "company_ids": [cls.garden.id]}
        cls.manager = new_test_user(
            cls.env, "pre_manager", "cocagne_jardin.group_manager", **companies
        )
        cls.desk = new_test_user(
            cls.env, "pre_desk", "cocagne_jardin.group_sales_desk", **companies
        )

    @classmethod
    def load(cls, files, encoding="utf-8-sig"):
        """Import the files into « Jardin du Pré »."""
        empty = cls.env["res.company"]
        return cls.wizard._import(encoded(files, encoding), empty, "Jardin du Pré")

    def counts(self):
        """How many records there are, by model."""
        return {
            model: self.env[model].with_context(active_test=False).search_count([])
            for model in COUNTED
        }

    def member(self, number):
        """The member of this number."""
        domain = [("member_number", "=", number), ("company_id", "=", self.garden.id)]
        return self.env["res.partner"].with_company(self.garden).search(domain)

    def order(self, reference):
        """The subscription of this reference."""
        mine = ("company_id", "=", self.garden.id)
        return self.env["sale.order"].search(
            [("subscription_ref", "=", reference), mine]
        )

    # -- what is imported ------------------------------------------------------------

    def test_a_sound_garden_is_imported_without_error(self):
        self.assertEqual(self.first.errors, [])
        self.assertTrue(self.garden.is_garden)
        self.assertEqual(self.garden.chart_template, "fr")

    def test_a_new_garden_sells_in_euros_where_price_lists_are_used(self):
        price_lists = self.env.ref("product.group_product_pricelist")
        self.env.ref("base.group_user")._apply_group(price_lists)
        empty = self.env["res.company"]
        garden = self.wizard._import(encoded(FILES), empty, "Jardin neuf").company
        made = self.env["product.pricelist"].search([("company_id", "=", garden.id)])
        self.assertEqual(made.currency_id, self.env.ref("base.EUR"))

    def test_members_are_households_of_the_garden(self):
        zoe = self.member("1")
        self.assertEqual((zoe.firstname, zoe.lastname), ("Zoé", "Aubépin"))
        self.assertEqual(
            (zoe.lang, zoe.zip, zoe.accepts_sms), ("fr_FR", "88110", False)
        )

    def test_the_baskets_of_the_season_are_planned(self):
        planned = {
            ref: len(self.order(ref).basket_ids) for ref in ("AB1", "AB2", "AB3")
        }
        self.assertEqual(planned, {"AB1": 50, "AB2": 25, "AB3": 19})

    def test_a_holiday_moves_its_deliveries(self):
        days = self.order("AB4").basket_ids.mapped("date")
        texts = {day.isoformat() for day in days}
        self.assertIn("2026-04-30", texts)
        self.assertNotIn("2026-05-01", texts)

    def test_the_participation_is_kept_beside_the_public_price(self):
        line = self.order("AB4").order_line
        self.assertEqual((line.price_unit, line.participation), (10.0, 2.5))
        self.assertTrue(line.has_participation)

    def test_prices_include_vat(self):
        self.assertEqual(self.order("AB1").order_line.tax_ids.amount, 5.5)
        self.assertEqual(self.order("AB1").amount_total, 500.0)

    def test_r102_opening_balances_are_posted_on_the_receivable_account(self):
        self.assertEqual(self.member("1").member_balance, -33.80)
        self.assertEqual(self.member("2").member_balance, 73.0)
        move = self.env["account.move"].search(
            [("partner_id", "=", self.member("2").id)]
        )
        receivable = move.line_ids.filtered("credit")
        self.assertEqual(receivable.account_id.account_type, "asset_receivable")
        self.assertEqual(move.state, "posted")

    def test_r102_the_mandate_keeps_its_reference_and_is_valid(self):
        mandate = self.env["account.banking.mandate"].search(
            [("partner_id", "=", self.member("1").id)]
        )
        found = (mandate.unique_mandate_reference, mandate.state)
        self.assertEqual(found, ("RUM1", "valid"))

    def test_r102_an_old_mandate_in_use_does_not_lapse_the_next_night(self):
        mandates = self.env["account.banking.mandate"]
        mandates._sdd_mandate_set_state_to_expired()
        mandate = mandates.search([("unique_mandate_reference", "=", "RUM1")])
        self.assertEqual(mandate.state, "valid")

    def test_memberships_have_their_state(self):
        states = [self.member(n).membership_ids.state for n in ("1", "2", "3")]
        self.assertEqual(states, ["paid", "unpaid", "exempt"])

    def test_a_reserved_depot_has_its_password(self):
        depot = self.env["cocagne.depot"].search(
            [("number", "=", 102), ("company_id", "=", self.garden.id)]
        )
        self.assertTrue(depot.check_access_code("lune"))
        self.assertFalse(depot.check_access_code("soleil"))

    def test_the_report_counts_what_was_imported(self):
        report = self.wizard.report(self.garden.id)
        found = [report[key] for key in ("adherents", "abonnements", "depots")]
        self.assertEqual(found, [3, 4, 2])
        self.assertEqual((report["livraisons"], report["unites"]), (144, 169))

    # -- importing again -------------------------------------------------------------

    def test_the_same_files_change_nothing(self):
        before = self.counts()
        self.assertEqual(self.load(FILES).errors, [])
        self.assertEqual(self.counts(), before)

    def test_one_file_updates_by_number(self):
        text = FILES["adherents.csv"].replace("3 rue Verte", "9 rue Bleue")
        before = self.counts()
        self.assertEqual(self.load({"adherents.csv": text}).errors, [])
        self.assertEqual(self.member("1").street, "9 rue Bleue")
        self.assertEqual(self.counts(), before)

    def test_a_file_without_a_column_leaves_that_field_alone(self):
        self.load({"adherents.csv": "numero;nom\n1;Aubépin\n"})
        self.assertEqual(self.member("1").street, "3 rue Verte")

    def test_a_balance_that_changed_is_reversed_and_opened_again(self):
        text = FILES["soldes.csv"].replace("73.00", "75.00")
        self.assertEqual(self.load({"soldes.csv": text}).errors, [])
        self.assertEqual(self.member("2").member_balance, 75.0)
        self.load({"soldes.csv": text})
        moves = self.env["account.move"].search(
            [("partner_id", "=", self.member("2").id)]
        )
        self.assertEqual(len(moves), 3)

    def test_a_quantity_that_changed_is_planned_again(self):
        text = FILES["abonnements.csv"].replace("quinzaine;2;101", "quinzaine;3;101")
        self.assertEqual(self.load({"abonnements.csv": text}).errors, [])
        self.assertEqual(sum(self.order("AB2").basket_ids.mapped("quantity")), 75)

    def test_french_dates_commas_and_windows_characters_are_read(self):
        text = FILES["abonnements.csv"].replace("2026-04-06", "06/04/2026")
        text = text.replace("2.50", "2,50")
        before = self.counts()
        outcome = self.load({**FILES, "abonnements.csv": text}, "cp1252")
        self.assertEqual(outcome.errors, [])
        self.assertEqual(self.counts(), before)

    # -- what is refused -------------------------------------------------------------

    def test_one_wrong_cell_leaves_everything_as_it_was(self):
        files = changed("abonnements.csv", "AB1;1;", "AB1;9;")
        text = files["adherents.csv"].replace("3 rue Verte", "9 rue Bleue")
        before = self.counts()
        outcome = self.load({**files, "adherents.csv": text})
        self.assertEqual([error.ligne for error in outcome.errors], [2])
        self.assertEqual(self.counts(), before)
        self.assertEqual(self.member("1").street, "3 rue Verte")

    def test_refusals_are_in_french(self):
        outcome = self.load(changed("abonnements.csv", "AB1;1;", "AB1;9;"))
        error = outcome.errors[0]
        self.assertEqual(error.message, "Aucun adhérent n'a le numéro « 9 ».")
        self.assertTrue(error.remede)

    def test_a_refusal_writes_dates_as_french_people_do(self):
        files = changed("saison.csv", "2026-12-31", "2025-12-31")
        told = [error.message for error in self.load(files).errors]
        self.assertIn("La fin, 31/12/2025, est avant le début, 01/01/2026.", told)

    def test_a_new_garden_is_not_created_when_a_line_is_refused(self):
        files = encoded(changed("abonnements.csv", "AB1;1;", "AB1;9;"))
        before = self.counts()
        outcome = self.wizard._import(files, self.env["res.company"], "Jardin neuf")
        self.assertFalse(outcome.company)
        self.assertEqual(self.counts(), before)

    def test_what_only_the_database_refuses_is_undone_and_told(self):
        """A basket that is delivered cannot go to another member."""
        text = FILES["adherents.csv"].replace("Aubépin;Zoé", "Aubépin;Rose")
        lines = FILES["abonnements.csv"].replace("AB1;1;PS", "AB1;2;PS")
        outcome = self.load({"adherents.csv": text, "abonnements.csv": lines})
        self.assertEqual([error.ligne for error in outcome.errors], [2])
        self.assertEqual(self.member("1").firstname, "Zoé")

    def test_a_reference_of_last_season_is_not_taken_again(self):
        season = FILES["saison.csv"].replace("2026", "2027")
        lines = FILES["abonnements.csv"].replace("2026", "2027")
        outcome = self.load({"saison.csv": season, "abonnements.csv": lines})
        codes = {error.code for error in outcome.errors}
        self.assertEqual(codes, {"reference_other_season"})

    def test_a_directory_that_is_not_there_is_refused(self):
        with self.assertRaises(UserError):
            self.wizard.import_directory("/nowhere/at/all")

    # -- the screen ------------------------------------------------------------------

    def open(self, user, files):
        """The wizard of ``user`` with these files dropped in."""
        wizards = self.env["cocagne.garden.import"].with_user(user)
        values = [
            {"name": name, "raw": content, "res_model": wizards._name}
            for name, content in encoded(files)
        ]
        attachments = self.env["ir.attachment"].with_user(user).create(values)
        return wizards.create(
            {
                "company_id": self.garden.id,
                "attachment_ids": [Command.set(attachments.ids)],
            }
        )

    def test_the_manager_sees_what_the_files_hold_before_anything_is_written(self):
        text = FILES["adherents.csv"] + "4;;Quirin;Léa;;;;;;;;;;\n"
        wizard = self.open(self.manager, {"adherents.csv": text})
        wizard.action_check()
        found = (wizard.file_ids.line_count, wizard.file_ids.update_count)
        self.assertEqual(found, (4, 3))
        self.assertFalse(self.member("4"))

    def test_the_manager_imports(self):
        text = FILES["adherents.csv"] + "4;;Quirin;Léa;;;;;;;;;;\n"
        wizard = self.open(self.manager, {"adherents.csv": text})
        wizard.action_check()
        wizard.action_import()
        self.assertEqual((wizard.state, self.member("4").lastname), ("done", "Quirin"))

    def test_the_screen_opens_on_the_garden_of_the_manager(self):
        with Form(self.env["cocagne.garden.import"].with_user(self.manager)) as form:
            self.assertEqual(form.state, "draft")
        self.assertEqual(form.record.company_id, self.garden)

    def test_the_files_do_not_stay_in_the_database(self):
        wizard = self.open(self.manager, {"soldes.csv": FILES["soldes.csv"]})
        files = wizard.attachment_ids
        wizard.action_import()
        self.assertFalse(files.exists())

    def test_refused_lines_are_listed(self):
        files = changed("soldes.csv", "\n2;", "\n7;")
        wizard = self.open(self.manager, {"soldes.csv": files["soldes.csv"]})
        wizard.action_import()
        problem = wizard.problem_ids
        self.assertEqual((problem.ligne, problem.valeur), (3, "7"))
        self.assertEqual((wizard.state, wizard.error_count), ("checked", 1))

    def test_the_sales_desk_cannot_import(self):
        with self.assertRaises(AccessError):
            self.open(self.desk, {"soldes.csv": FILES["soldes.csv"]})

    def test_a_manager_cannot_import_into_another_garden(self):
        other = self.env["res.company"].create({"name": "Autre", "is_garden": True})
        wizard = self.open(self.manager, {"soldes.csv": FILES["soldes.csv"]})
        wizard.sudo().company_id = other
        with self.assertRaises(AccessError):
            wizard.action_import()
