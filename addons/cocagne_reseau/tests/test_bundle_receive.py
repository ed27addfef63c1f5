"""A bundle is taken whole, or refused in words."""

from datetime import date

from odoo.exceptions import AccessError
from odoo.tests import freeze_time, tagged

from odoo.addons.cocagne_reseau.bundle import keys
from odoo.addons.cocagne_reseau.bundle.refusal import CODES
from odoo.addons.cocagne_reseau.models.bundle import receive

from .bundle_case import BundleCase, make_bundle, plain


@tagged("post_install", "-at_install")
@freeze_time("2026-06-15")
class TestBundleReceive(BundleCase):
    """What comes is taken whole, or changes nothing and says why."""

    def refused(self, raw, code):
        before = self.months().mapped(lambda one: (one.revision, one.write_date))
        answer = self.push(raw)
        self.assertEqual(answer.get("reason"), code)
        after = self.months().mapped(lambda one: (one.revision, one.write_date))
        self.assertEqual(before, after, "nothing changes")
        return answer

    def figure(self):
        return self.months().value_ids.filtered("is_current").mapped("value")

    def test_a_bundle_fills_the_month_of_its_garden(self):
        answer = self.push(self.bundle(7))
        self.assertEqual(answer["state"], "received")
        self.assertEqual(self.figure(), [7.0])

    def test_the_month_is_marked_as_sent_by_the_garden(self):
        self.push(self.bundle())
        month = self.months()
        self.assertEqual((month.origin, month.state), ("bundle", "validated"))
        self.assertEqual(month.month, date(2026, 5, 1))

    def test_the_same_bundle_again_changes_nothing_and_is_told(self):
        self.push(self.bundle(7))
        count = self.inbox.search_count([])
        written = self.months().write_date
        answer = self.push(self.bundle(7))
        self.assertEqual(answer["state"], "already")
        self.assertEqual(self.months().write_date, written)
        self.assertEqual(self.inbox.search_count([]), count)

    def test_a_correction_with_its_reason_replaces_the_figures(self):
        self.push(self.bundle(7))
        self.push(self.correction(8))
        self.assertEqual(self.figure(), [8.0])
        self.assertEqual(self.months().revision, 2)

    def correction(self, depots, revision=2, number="2"):
        return self.bundle(
            depots,
            revision=revision,
            reason="Un dépôt oublié",
            identifier=f"{number * 8}-1111-4111-8111-111111111111",
        )

    def test_a_correction_keeps_the_former_figures(self):
        self.push(self.bundle(7))
        self.push(self.correction(8))
        former = self.months().value_ids.filtered(lambda row: not row.is_current)
        self.assertEqual(former.mapped("value"), [7.0])

    def test_the_head_office_reads_why_a_month_was_corrected(self):
        self.push(self.bundle(7))
        self.push(self.correction(8))
        row = self.inbox.search([("revision", "=", 2), ("garden_id", "=", self.far.id)])
        self.assertEqual(row.correction_reason, "Un dépôt oublié")

    def test_a_validated_month_is_not_replaced_without_a_correction(self):
        self.push(self.bundle(7))
        other = self.bundle(9, identifier="33333333-1111-4111-8111-111111111111")
        self.refused(other, "month_validated")

    def test_a_correction_without_a_reason_is_refused(self):
        self.push(self.bundle(7))
        other = self.bundle(
            9, revision=2, identifier="33333333-1111-4111-8111-111111111111"
        )
        self.refused(other, "no_reason")

    def test_an_older_revision_is_refused(self):
        self.push(self.correction(8, revision=3))
        self.refused(self.correction(7, revision=2, number="4"), "older_revision")

    def test_a_first_bundle_that_comes_after_its_correction_changes_nothing(self):
        self.push(self.bundle(7))
        self.push(self.correction(8))
        self.assertEqual(self.push(self.bundle(7))["state"], "already")
        self.assertEqual(self.figure(), [8.0])

    def test_an_identifier_used_for_other_figures_is_refused(self):
        self.push(self.bundle(7))
        self.refused(self.bundle(9), "id_used")

    def test_a_month_that_is_not_over_is_refused(self):
        raw = make_bundle([plain("land.depots", 7)], month=date(2026, 6, 1))
        self.refused(raw, "month_not_over")

    def test_a_future_month_is_refused(self):
        raw = make_bundle([plain("land.depots", 7)], month=date(2027, 1, 1))
        self.refused(raw, "month_not_over")

    def test_a_month_before_the_garden_joined_is_refused(self):
        self.far.date_joined = "2026-06-01"
        self.refused(self.bundle(), "before_network")

    def test_an_unknown_code_is_refused(self):
        self.refused(make_bundle([plain("land.castles", 7)]), "unknown_code")

    def test_a_negative_count_is_refused(self):
        self.refused(self.bundle(-7), "negative")

    def test_the_code_of_another_garden_is_refused(self):
        self.refused(self.bundle(garden="TEST-LAC"), "another_garden")

    def test_a_bundle_signed_by_another_key_is_refused(self):
        self.refused(self.bundle(private=keys.new_private_key()), "wrong_key")

    def test_a_bundle_changed_on_its_way_is_refused(self):
        raw = self.bundle(7).replace(b'"value":"7"', b'"value":"8"')
        self.refused(raw, "wrong_signature")

    def test_a_garden_whose_signature_is_unknown_is_refused(self):
        self.far.public_key = False
        self.refused(self.bundle(), "no_public_key")

    def test_a_truncated_bundle_is_refused(self):
        self.refused(self.bundle()[:-20], "not_json")

    def test_half_a_character_is_refused(self):
        self.refused("\ud800", "not_utf8")

    def test_what_is_no_text_is_refused(self):
        answer = self.inbox.with_user(self.bearer).receive({"schema": 1})
        self.assertEqual(answer["reason"], "not_utf8")

    def test_too_many_tries_within_an_hour_are_refused(self):
        for _time in range(receive.MOST_AN_HOUR):
            self.push(self.bundle())
        self.refused(self.bundle(), "too_many")

    def test_an_hour_later_the_garden_may_try_again(self):
        self.far.write({"tries": 60, "tries_since": "2026-06-14 23:30:00"})
        self.refused(self.bundle(), "too_many")
        self.far.tries_since = "2026-06-14 22:30:00"
        self.assertEqual(self.push(self.bundle())["state"], "received")

    def test_the_same_refusal_again_is_counted_on_its_row(self):
        self.push(self.bundle(-7))
        self.push(self.bundle(-7))
        rows = self.inbox.search([("reason_code", "=", "negative")])
        self.assertEqual(rows.mapped("times"), [2])

    def test_what_is_kept_of_a_refused_bundle_is_bounded(self):
        self.push(b"[" * 200_000)
        row = self.inbox.search([("reason_code", "=", "too_deep")])
        self.assertEqual(len(row.raw), 4096)

    def test_refused_bundles_are_forgotten_after_half_a_year(self):
        self.push(self.bundle(-7))
        row = self.inbox.search([("reason_code", "=", "negative")])
        row.last_on = "2025-11-01"
        self.inbox._forget_refused()
        self.assertFalse(row.exists())

    def test_another_definition_is_kept_and_marked(self):
        self.push(make_bundle([plain("land.depots", 7, version=9)]))
        row = self.inbox.search([("garden_id", "=", self.far.id)])
        self.assertEqual(row.differing_codes, "land.depots")
        self.assertEqual(self.months().value_ids.definition_version, 9)

    def test_figures_that_were_not_sent_are_told(self):
        self.assertNotIn("land.depots", self.push(self.bundle())["missing"])

    def test_the_garden_is_answered_in_french(self):
        self.assertIn("en dessous de zéro", self.push(self.bundle(-7))["message"])

    def test_a_refusal_names_the_month_as_people_say_it(self):
        raw = make_bundle([plain("land.depots", 7)], month=date(2027, 10, 1))
        self.assertIn("octobre 2027", self.push(raw)["message"])

    def test_no_reason_tells_a_figure(self):
        self.push(self.bundle(-987))
        row = self.inbox.search([("reason_code", "=", "negative")])
        self.assertNotIn("987", row.reason)

    def test_each_reason_has_its_sentence(self):
        class Any(dict):
            def __missing__(self, key):
                return key

        for code in CODES:
            with self.subTest(code=code):
                self.assertTrue(self.inbox._words(code, Any()))

    def test_the_inbox_holds_no_raw_figure_for_the_head_office(self):
        self.push(self.bundle())
        rows = self.inbox.with_user(self.user_network_manager).search([])
        with self.assertRaises(AccessError):
            rows.read(["raw"])

    def test_the_head_office_reads_no_figure_of_the_month(self):
        self.push(self.bundle())
        values = self.env["cocagne.snapshot.value"].with_user(self.user_network_manager)
        self.assertFalse(values.has_access("read"))

    def test_nobody_writes_the_inbox(self):
        self.push(self.bundle())
        row = self.inbox.search([("garden_id", "=", self.far.id)])
        for user in (self.user_network_manager, self.user_manager):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                row.with_user(user).write({"state": "refused"})

    def test_people_do_not_come_through_the_door_of_programs(self):
        for user in (self.user_network_manager, self.user_manager):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                self.inbox.with_user(user).receive("{}")
