from unittest.mock import patch

from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, tagged

from .snapshot_case import APRIL, DEPOTS, JUNE, MAY, SnapshotCase


@tagged("post_install", "-at_install")
class TestSnapshotValidate(SnapshotCase):
    def fill(self, month):
        """Type the declared figures, so that nothing is odd."""
        month.sudo().declared_ids.write(
            {"value": 3, "has_value": True, "is_proposed": False}
        )
        return month

    def test_a_manager_validates_the_month(self):
        month = self.fill(self.count())
        self.as_user(month, self.user_manager).action_validate()
        self.assertEqual(month.state, "validated")
        self.assertEqual(month.validated_by_id, self.user_manager)
        self.assertTrue(month.validated_at)

    def test_a_director_validates_the_month(self):
        month = self.fill(self.count())
        self.as_user(month, self.user_director).action_validate()
        self.assertEqual(month.state, "validated")

    def test_nobody_else_validates(self):
        month = self.fill(self.count())
        for user in (
            self.user_coast,
            self.user_sales_desk,
            self.user_head_office,
            self.user_network_manager,
        ):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                self.as_user(month, user).action_validate()
        self.assertEqual(month.state, "computed")

    def test_no_state_is_written_by_hand(self):
        month = self.as_user(self.count(), self.user_manager)
        for vals in ({"state": "validated"}, {"revision": 9}, {"origin": "bundle"}):
            with self.subTest(vals=vals), self.assertRaises(AccessError):
                month.write(vals)

    def test_a_comment_is_written_by_the_garden(self):
        month = self.as_user(self.count(), self.user_manager)
        month.comment = "Gel en avril"
        self.assertEqual(month.sudo().comment, "Gel en avril")

    def test_a_month_that_runs_is_not_validated(self):
        with self.assertRaisesRegex(UserError, "(is not over|pas terminé)"):
            self.count(month=JUNE)._validate()

    def test_a_month_without_figures_is_not_validated(self):
        month = self.snapshots._ensure(self.lake, MAY)
        with self.assertRaisesRegex(UserError, "(no figures yet|pas encore)"):
            month._validate()

    def test_a_month_is_validated_once(self):
        month = self.validated()
        with self.assertRaisesRegex(UserError, "(already|déjà)"):
            month._validate()

    def test_what_is_odd_asks_for_a_word(self):
        month = self.as_user(self.count(), self.user_manager)
        with self.assertRaisesRegex(UserError, "(look odd|étonn|bizarre|inhabituel)"):
            month.action_validate()
        month.comment = "Pas encore mesuré"
        month.action_validate()
        self.assertEqual(month.state, "validated")

    def test_a_fall_is_told_in_words(self):
        april = self.validated(month=APRIL)
        self.row(april).value = 20
        month = self.fill(self.count())
        self.assertIn("90", month.oddity_text)

    def test_the_network_is_told_of_validated_months(self):
        told = []
        model = type(self.env["cocagne.network.figure"])
        with patch.object(
            model, "_publish", lambda _self, months: told.append(months), create=True
        ):
            month = self.validated()
        self.assertEqual(told, [month])

    # -- correct -----------------------------------------------------------------------

    def correct(self, month, reason="Une livraison oubliée", user=None):
        wizard = self.env["cocagne.snapshot.reopen"].with_user(
            user or self.user_manager
        )
        wizard = wizard.create({"snapshot_id": month.id, "reason": reason})
        wizard.action_correct()

    def test_a_correction_keeps_what_was_validated(self):
        month = self.validated()
        self.gare.active = False
        self.correct(month)
        self.assertEqual((month.state, month.revision), ("reopened", 2))
        found = self.all_values(month)
        self.assertEqual(found[DEPOTS, 1], (2, False))
        self.assertEqual(found[DEPOTS, 2], (1, True))

    def test_a_corrected_month_is_validated_again(self):
        month = self.validated()
        self.gare.active = False
        self.correct(month)
        month._validate()
        self.assertEqual((month.state, self.value(month)), ("validated", 1))
        self.assertEqual(
            month.revision_ids.mapped(lambda row: (row.revision, row.reason)),
            [(2, "Une livraison oubliée"), (1, False)],
        )
        self.assertTrue(all(month.revision_ids.mapped("validated_at")))

    def test_a_correction_wants_a_reason(self):
        month = self.validated()
        with self.assertRaisesRegex(UserError, "(Say|Dites)"):
            self.correct(month, reason="   ")
        self.assertEqual((month.state, month.revision), ("validated", 1))

    def test_an_open_month_is_not_corrected(self):
        month = self.count()
        with self.assertRaisesRegex(UserError, "(is not validated|pas validé)"):
            self.correct(month)

    def test_nobody_else_corrects(self):
        month = self.validated()
        for user in (self.user_coast, self.user_head_office, self.user_network_manager):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                self.correct(month, user=user)

    # -- screen ------------------------------------------------------------------------

    def test_the_month_is_written_as_people_say_it(self):
        month = self.count().with_context(lang="fr_FR")
        self.assertEqual(month.month_label, "mai 2026")
        self.assertTrue(month.display_name.startswith("Mai 2026"))

    def test_the_figures_stand_beside_last_month(self):
        april = self.validated(month=APRIL)
        self.row(april).value = 1
        shown = self.count().figures_html
        self.assertIn(f'data-code="{DEPOTS}"', shown)
        self.assertIn("fa-arrow-up", shown)
        self.assertIn("+100", shown)

    def test_the_form_opens_for_the_garden_and_for_the_head_office(self):
        month = self.count()
        for user in (self.user_manager, self.user_director, self.user_head_office):
            with self.subTest(user=user.login):
                form = Form(self.as_user(month, user))
                seen = "figures_html" in form._view["fields"]
                self.assertEqual(seen, user != self.user_head_office)

    def test_my_month_opens_the_oldest_that_waits(self):
        april = self.count(month=APRIL)
        self.count()
        months = self.as_user(self.snapshots, self.user_manager)
        self.assertEqual(months.action_my_month()["res_id"], april.id)

    def test_my_month_opens_the_list_where_nothing_waits(self):
        months = self.as_user(self.snapshots, self.user_coast)
        self.assertFalse(months.action_my_month()["res_id"])

    def test_the_home_screen_tells_the_month_to_validate(self):
        self.count()
        home = self.as_user(self.env["cocagne.home"], self.user_manager)
        cards = {card["code"]: card for card in home._alert_cards()}
        card = cards["months_to_validate"]
        self.assertEqual(card["count"], 1)
        self.assertIn("2026", card["label"])

    def test_the_next_step_follows_the_month(self):
        month = self.as_user(self.fill(self.count()), self.user_manager)
        self.assertEqual(month.next_step["code"], "validate")
        month.action_next_step("validate")
        month.invalidate_recordset()
        self.assertEqual(month.next_step["code"], "done")
        self.gare.active = False
        self.count()
        month.invalidate_recordset()
        self.assertEqual(month.next_step["code"], "correct")
