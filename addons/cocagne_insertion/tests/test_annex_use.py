"""Posts used against the annex, their forecast, the simulator and the alerts."""

from datetime import date

from odoo.exceptions import ValidationError
from odoo.tests import Form, tagged

from .annex_case import AnnexCase

JULY = date(2026, 7, 1)


@tagged("post_install", "-at_install")
class TestAnnexUse(AnnexCase):
    """35 h a week are one post: 151.67 h a month."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # Farid at 35 h: one post of a year; the annex has two
        cls.contract.weekly_hours = 35.0
        cls.annex.posts = 2.0

    def test_before_any_state_the_contracts_are_the_forecast(self):
        self.assertEqual(self.annex.declared_months, 0)
        self.assertEqual(self.annex.etp_forecast, 1.0)
        self.assertEqual(self.annex.forecast_status, "under")
        self.assertEqual(self.annex.forecast_gap, -1.0)
        self.assertEqual(self.annex.forecast_gap_amount, -24000.0)

    def test_what_is_declared_replaces_what_was_planned(self):
        state = self.prepare(1)
        state.hours_paid = 0.0
        self.assertEqual(self.annex.declared_months, 1)
        self.assertEqual(self.annex.etp_forecast, 0.91)
        self.assertEqual(self.annex.use_status, "under")
        self.assertEqual(self.annex.use_gap_amount, -4000.0)

    def test_use_on_target_and_over(self):
        self.annex.posts = 1.0
        self.assertEqual(self.annex.forecast_status, "conform")
        self.assertFalse(self.annex.needs_attention)
        self.annex.posts = 0.5
        self.assertEqual(self.annex.forecast_status, "over")
        self.assertEqual(self.annex.forecast_gap_amount, 12000.0)

    def test_who_ends_is_no_longer_planned(self):
        self.contract.contract_date_end = date(2026, 6, 30)
        self.assertEqual(self.annex.etp_forecast, 0.5)
        months = self.annex.use_picture["months"]
        self.assertEqual([m["etp"] for m in months], [1.0] * 6 + [0.0] * 6)

    def test_a_month_that_was_forgotten_is_planned(self):
        self.prepare(2)
        months = self.annex.use_picture["months"]
        self.assertEqual([m["real"] for m in months[:3]], [False, True, False])

    def test_the_picture_says_in_euros_what_it_means(self):
        director = self.annex.with_user(self.user_director).with_context(lang="fr_FR")
        text = director.use_picture["text"].replace("\N{NARROW NO-BREAK SPACE}", " ")
        self.assertIn("31 décembre 2026", text)
        self.assertIn("1,00", text)
        self.assertRegex(text, r"24.000,00.€")

    def test_a_gap_below_the_limit_of_the_garden_gives_no_alert(self):
        self.annex.posts = 1.03
        self.assertEqual(self.annex.forecast_status, "under")
        self.assertFalse(self.annex.needs_attention)
        self.annex.posts = 1.04
        self.assertTrue(self.annex.needs_attention)

    # -- the simulator -------------------------------------------------------------------

    def simulate(self, **line):
        return (
            self.env["cocagne.annex.simulation"]
            .with_user(self.user_director)
            .create({"annex_id": self.annex.id, "line_ids": [(0, 0, line)]})
        )

    def test_one_more_at_35_h_from_july_is_half_a_post(self):
        simulation = self.simulate(number=1, weekly_hours=35.0, date_start=JULY)
        self.assertEqual(simulation.aid_change, 12000.0)
        others = [month["other"] for month in simulation.picture["months"]]
        self.assertEqual(others, [1.0] * 6 + [2.0] * 6)
        self.assertIn("1,50", simulation.then_text.replace(".", ","))

    def test_two_at_26_h_from_march_as_in_the_question(self):
        simulation = self.simulate(
            number=2, weekly_hours=26.0, date_start=date(2026, 3, 1)
        )
        # 2 x 26 x 52 / 12 x 10 months / 1 820 = 1.238 posts: the annex stops at 2
        self.assertEqual(simulation.aid_change, 24000.0)
        self.assertEqual(simulation.picture["status"], "over")

    def test_somebody_who_leaves_takes_hours_away(self):
        simulation = self.simulate(kind="leave", weekly_hours=35.0, date_start=JULY)
        self.assertEqual(simulation.aid_change, -12000.0)

    def test_a_simulation_writes_nothing(self):
        before = self.env["hr.version"].search_count([])
        self.simulate(number=5, date_start=JULY).picture  # noqa: B018
        self.assertEqual(self.env["hr.version"].search_count([]), before)

    def test_36_hours_or_nobody_are_refused(self):
        self.simulate(weekly_hours=35.0, date_start=JULY)
        for wrong in ({"weekly_hours": 35.5}, {"number": 0}, {"weekly_hours": 0.0}):
            with self.subTest(wrong), self.assertRaises(ValidationError):
                self.simulate(**{"date_start": JULY, **wrong})

    def test_the_form_answers_while_it_is_filled(self):
        simulations = self.env["cocagne.annex.simulation"].with_user(self.user_director)
        with Form(simulations) as form:
            self.assertEqual(form.annex_id, self.annex)
            with form.line_ids.new() as line:
                line.weekly_hours = 35.0
                line.date_start = JULY
            self.assertEqual(form.aid_change, 12000.0)

    # -- the home screen -----------------------------------------------------------------

    def alerts(self, user):
        home = self.env["cocagne.home"].with_user(user)
        return {card["code"]: card["count"] for card in home._alert_cards()}

    def test_the_director_is_warned_of_posts_that_will_not_be_used(self):
        self.assertEqual(self.alerts(self.user_director).get("annex_under"), 1)
        self.annex.posts = 0.5
        alerts = self.alerts(self.user_director)
        self.assertEqual((alerts.get("annex_under"), alerts["annex_over"]), (None, 1))

    def test_payroll_is_warned_of_months_to_validate(self):
        self.prepare(5)
        self.assertEqual(self.alerts(self.user_payroll).get("annex_months"), 1)
        self.assertNotIn("annex_months", self.alerts(self.user_manager))

    def test_an_annex_that_ends_without_the_next_one_is_told(self):
        self.assertNotIn("annex_ending", self.alerts(self.user_director))
        self.annex.date_end = date(2026, 7, 31)
        self.assertEqual(self.alerts(self.user_director)["annex_ending"], 1)

    def test_the_next_step_is_to_prepare_the_last_month(self):
        annex = self.annex.with_user(self.user_payroll)
        self.assertEqual(annex.next_step["code"], "month")
        annex.action_next_step("month")
        annex.invalidate_recordset()
        self.assertEqual(annex.next_step["code"], "drafts")
        self.annex.month_ids.action_validate()
        annex.invalidate_recordset()
        self.assertEqual(annex.next_step["code"], "ready")
