from odoo.exceptions import UserError, ValidationError
from odoo.tests import Form, tagged

from .enrolment_case import EnrolmentCase


@tagged("post_install", "-at_install")
class TestEnrolment(EnrolmentCase):
    # -- the household -------------------------------------------------------------------

    def test_a_household_has_one_to_twenty_people(self):
        for ages in (
            {"age_25_64": 0},
            {"age_25_64": 20, "age_3_17": 20},
            {"age_25_64": 2, "age_under_3": -1},
        ):
            with self.subTest(ages=ages), self.assertRaises(ValidationError):
                self.make_demand(self.farida, **ages)
        demand = self.make_demand(self.farida, age_25_64=2, age_3_17=18)
        self.assertEqual(demand.household_size, 20)

    def test_a_quotient_of_nought_is_known_when_it_is_said(self):
        demand = self.make_demand(self.farida)
        self.assertFalse(demand.quotient_known)
        demand.quotient_known = True
        self.assertTrue(demand.quotient_known)
        demand.write({"quotient": 350})
        self.assertTrue(demand.quotient_known)

    # -- who sent it ---------------------------------------------------------------------

    def test_a_structure_without_agreement_sends_nobody(self):
        self.structure.date_to = "2026-05-31"
        with self.refused("no agreement"):
            self.make_demand(self.farida)
        self.make_demand(self.farida, referral_date="2026-05-30")

    def test_a_structure_whose_agreement_has_no_dates_sends_nobody(self):
        self.structure.date_from = False
        with self.refused("no agreement"):
            self.make_demand(self.farida)

    def test_a_social_worker_sends_for_their_structure_only(self):
        with self.refused("not among"):
            self.make_demand(self.farida, prescriber_id=self.alice.id)
        with self.refused("choose the structure"):
            self.make_demand(
                self.farida, structure_id=False, prescriber_id=self.social_worker.id
            )

    # -- once at a time ------------------------------------------------------------------

    def test_a_household_is_helped_once_at_a_time(self):
        with self.refused("already in the programme"):
            self.make_demand(self.dina)

    def test_a_household_asks_once(self):
        self.make_demand(self.farida)
        with self.refused("already in the programme"):
            self.make_demand(self.farida, date_start=False)

    def test_a_household_is_helped_in_one_garden(self):
        branch = self.env["res.company"].create(
            {"name": "Le Causse (tests)", "parent_id": self.garden.id}
        )
        with self.refused("one garden at a time"):
            self.make_demand(self.dina, company_id=branch.id, agreement_ids=False)

    def test_a_household_comes_back_after_it_left(self):
        self.enrolment.write({"state": "ended", "date_end": "2026-05-31"})
        self.make_demand(self.dina).action_start()

    # -- dates ---------------------------------------------------------------------------

    def test_a_help_of_six_months_ends_the_day_before(self):
        demand = self.make_demand(self.farida, duration="6")
        self.assertEqual(str(demand.date_end), "2026-12-14")

    def test_a_help_ends_after_it_begins(self):
        with self.assertRaises(Exception) as refusal, self.env.cr.savepoint():
            self.make_demand(self.farida, date_end="2026-06-01").flush_recordset()
        self.assertIn("dates_in_order", str(refusal.exception))

    def test_a_trial_is_inside_the_help(self):
        with self.refused("outside"):
            self.make_demand(self.farida, trial_until="2026-06-01")

    # -- beginning -----------------------------------------------------------------------

    def test_the_help_begins_with_the_consent(self):
        demand = self.make_demand(self.farida, consent=False)
        with self.refused("consent"):
            demand.action_start()
        demand.action_consent()
        demand.action_start()
        self.assertEqual(demand.state, "active")
        self.assertEqual(demand.consent_text_id.version, 1)

    def test_agreements_that_fit_are_proposed(self):
        make = self.make_agreement
        students = make("Students", self.caf, 2, public_ids=self.student.ids)
        farmers = make("MSA", self.msa, 2, scheme="msa")
        caf = make("CAF", self.caf, 2, scheme="caf")
        draft = make("Not signed", self.caf, 2, run=False)
        over = make("Last year", self.caf, 2, date_to="2026-05-31")
        demand = self.make_demand(self.farida, scheme="caf", agreement_ids=False)
        demand.action_propose()
        self.assertEqual(demand.agreement_ids, self.ccas_agreement | caf)
        self.assertFalse(demand.agreement_ids & (students | farmers | draft | over))

    def test_a_screen_proposes_agreements_at_once(self):
        form = Form(self.desk_env["cocagne.solidarity.enrolment"])
        form.partner_id = self.farida
        form.public_id = self.family
        self.assertEqual(form.save().agreement_ids, self.ccas_agreement)

    def test_an_agreement_for_others_is_refused(self):
        students = self.make_agreement("S", self.caf, 2, public_ids=self.student.ids)
        demand = self.make_demand(self.farida, agreement_ids=[(4, students.id)])
        with self.refused("cannot pay"):
            demand.action_start()

    def test_the_last_place_is_given_once(self):
        self.limit(2)
        demand = self.make_demand(self.farida)
        other = self.make_demand(self.gael)
        demand.action_start()
        with self.refused("no place left"):
            other.action_start()
        self.assertEqual(self.ccas_agreement.places_left, 0)
        self.assertEqual(self.step(other), "full")

    def test_a_place_is_free_again_when_a_household_leaves(self):
        self.limit(1)
        demand = self.make_demand(self.farida, date_start="2026-07-01")
        with self.assertRaises(UserError):
            demand.action_start()
        self.enrolment._end(self.env["cocagne.home"]._today(), self.reason(), "public")
        demand.action_start()
        self.assertEqual(demand.state, "active")

    # -- next step, trial, refusal -------------------------------------------------------

    def test_the_file_says_what_comes_next(self):
        demand = self.make_demand(self.farida, consent=False)
        self.assertEqual(self.step(demand), "consent")
        demand.action_next_step("consent")
        self.assertEqual(self.step(demand), "baskets")
        demand.order_line_ids = self.subscribe(self.farida).order_line
        demand.action_next_step("start")
        self.assertEqual(self.step(demand), "runs")

    def test_a_trial_is_closed(self):
        demand = self.make_demand(self.farida, trial_until="2026-06-20")
        demand.action_start()
        self.assertEqual(
            (demand.next_event, str(demand.next_date)), ("trial", "2026-06-20")
        )
        demand.action_trial_ok()
        self.assertFalse(demand.next_event)

    def test_a_demand_is_refused_for_a_reason(self):
        demand = self.make_demand(self.farida)
        wizard = self.desk_env["cocagne.solidarity.refuse"].create(
            {"enrolment_id": demand.id, "reason_id": self.reason("no_place").id}
        )
        wizard.action_refuse()
        self.assertEqual(demand.state, "refused")
        demand.action_draft()
        self.assertFalse(demand.exit_reason_id)

    def test_a_household_that_was_helped_is_not_deleted(self):
        with self.refused("counts in the figures"):
            self.enrolment.unlink()
        self.make_demand(self.farida).unlink()

    # -- objectives ----------------------------------------------------------------------

    def test_an_objective_is_followed(self):
        self.enrolment.objective_ids = [(0, 0, {"name": "Cook twice a week"})]
        objective = self.enrolment.objective_ids
        self.assertFalse(objective.followed_on)
        objective.follow_up = "She came to the workshop"
        self.assertEqual(str(objective.followed_on), "2026-06-15")
