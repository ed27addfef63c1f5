from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from ..models.support import radar
from .support_case import SupportCase


@tagged("post_install", "-at_install")
class TestSkills(SupportCase):
    """Grids by post, assessed by the supervisor with the person, compared in a picture."""

    def svg(self, assessment):
        return etree.fromstring(assessment._radar_svg().encode())

    def surfaces(self, assessment):
        found = self.svg(assessment).iter("{*}polygon")
        return [one for one in found if one.get("fill") != "none"]

    def test_an_assessment_has_a_line_for_each_skill_of_its_grid(self):
        assessment = self.assess("2026-06-01", 1, 2, 3, 4)
        self.assertEqual(assessment.line_ids.skill_id, self.grid.skill_ids)
        self.assertEqual((assessment.seen_count, assessment.acquired_count), (4, 2))

    def test_one_without_a_skill_looked_at_is_not_finished(self):
        with self.assertRaisesRegex(UserError, "one skill at least"):
            self.assess("2026-06-01", None, None, None, None)

    def test_a_finished_one_is_not_changed_unless_it_is_opened_again(self):
        assessment = self.assess("2026-06-01", 1, 2, 3, 4)
        for ask in (
            lambda: assessment.write({"next_goal": "x"}),
            lambda: assessment.line_ids[0].write({"level": "4"}),
            lambda: assessment.line_ids[0].unlink(),
        ):
            with self.assertRaisesRegex(UserError, "Correct"):
                ask()
        assessment.action_correct()
        assessment.line_ids[0].level = "4"
        self.assertEqual(assessment.acquired_count, 3)

    def test_the_picture_compares_with_the_time_before(self):
        first = self.assess("2026-03-01", 1, 1, 1, 1)
        self.assertEqual(len(self.surfaces(first)), 1)
        second = self.assess("2026-06-01", 2, 3, 4, 4)
        self.assertEqual(len(self.surfaces(second)), 2)
        text = "".join(self.svg(second).itertext())
        for word in ("Sow", "Weed", "Harvest", "Sort", "01/03/2026", "01/06/2026"):
            self.assertIn(word, text)
        self.assertIn("data:image/svg+xml", second.radar)

    def test_an_assessment_that_is_not_finished_is_compared_with_none(self):
        first = self.assess("2026-03-01", 1, 1, 1, 1)
        first.action_correct()
        self.assertFalse(self.assess("2026-06-01", 2, 3, 4, 4)._before())

    def test_the_certificate_holds_what_is_done_alone_or_shown_to_others(self):
        self.assess("2026-03-01", 4, 4, 4, 4)
        self.assess("2026-06-01", 2, 3, 4, None)
        self.assertEqual(
            self.pathway._acquired_skills(),
            [("Gardener", [("Weed", "Alone"), ("Harvest", "Can show others")])],
        )

    def test_the_example_grids_are_taken_once(self):
        grids = self.env["cocagne.skill.grid"].with_user(self.user_supervisor)
        grids = grids.with_company(self.garden)
        before = grids.search_count([])
        grids.action_take_examples()
        self.assertEqual(grids.search_count([]), before + 3)
        gardener = grids.search([("name", "=", "Maraîchage")])
        self.assertEqual(gardener.skill_count, 10)
        with self.assertRaisesRegex(UserError, "already has all"):
            grids.action_take_examples()

    def test_two_grids_of_a_garden_have_not_the_same_name(self):
        with self.assertRaises(IntegrityError), mute_logger("odoo.sql_db"):
            self.make_grid("Gardener", ("Sow",))

    # -- tablet ------------------------------------------------------------------------

    def tablet(self, name="supervisor"):
        user = getattr(self, f"user_{name}")
        return self.env["cocagne.skill.tablet"].with_user(user)

    def test_the_tablet_shows_names_and_nothing_of_the_situation(self):
        answer = self.tablet().get_people()
        farid = next(one for one in answer["people"] if one["id"] == self.pathway.id)
        self.assertEqual(
            set(farid),
            {"id", "name", "company_id", "is_mine", "last", "grid_id", "open_id"},
        )
        self.assertTrue(farid["is_mine"])

    def test_the_tablet_goes_on_with_what_was_begun(self):
        first = self.tablet().start(self.pathway.id, self.grid.id)
        self.assertEqual(
            self.tablet().start(self.pathway.id, self.grid.id)["id"], first["id"]
        )

    def test_each_tick_is_done_once_and_a_bad_one_is_told(self):
        shown = self.tablet().start(self.pathway.id, self.grid.id)
        line = shown["skills"][0]["id"]
        tick = {"kind": "level", "assessment_id": shown["id"], "line_id": line}
        answers = self.tablet().apply(
            [
                {**tick, "uid": "skill-test-1", "level": "3"},
                {**tick, "uid": "skill-test-2", "level": "9"},
                {**tick, "uid": "skill-test-1", "level": "1"},
            ]
        )
        self.assertEqual([one["ok"] for one in answers], [True, False, True])
        level = self.env["cocagne.skill.level"].browse(line).level
        self.assertEqual(level, "3")

    def test_the_tablet_is_closed_to_payroll_and_the_sales_desk(self):
        for name in ("payroll", "sales_desk"):
            with self.assertRaises(AccessError):
                self.tablet(name).get_people()

    def test_the_screen_of_many_people_takes_as_many_queries_as_of_few(self):
        def queries():
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            self.tablet().get_people()
            return self.env.cr.sql_log_count - before

        def more(numbers):
            for rank in numbers:
                person = self.make_person("Personne", f"Numéro {rank}")
                start = date(2026, 1, 1)
                self.make_pathway(person, self.make_pass(person, start), start)

        more(range(9))
        queries()
        few = queries()
        more(range(9, 49))
        self.assertEqual(queries(), few)

    # -- papers ---------------------------------------------------------------------------

    def test_the_assessment_and_the_certificate_are_printed(self):
        assessment = self.assess("2026-06-01", 2, 3, 4, 1)
        for xmlid, record in (
            ("action_report_skill_assessment", assessment),
            ("action_report_skills_certificate", self.pathway),
        ):
            report = self.env["ir.actions.report"].with_user(self.user_supervisor)
            html, _kind = report._render_qweb_html(
                f"cocagne_insertion.{xmlid}", record.ids
            )
            self.assertIn("Farid Testeur", html.decode())
            self.assertIn("Harvest", html.decode())


LEVELS = st.one_of(st.none(), st.integers(1, 4))


class TestRadar:
    """The picture alone."""

    @given(st.data(), st.integers(3, 14), st.integers(1, 3))
    def test_every_picture_is_a_whole_svg_inside_its_frame(self, data, axes, count):
        names = data.draw(
            st.lists(st.text(max_size=60), min_size=axes, max_size=axes), "names"
        )
        names = [
            "".join(letter for letter in name if letter.isprintable())
            for name in names
        ]
        series = [
            radar.Series(
                f"<{rank}>",
                data.draw(st.lists(LEVELS, min_size=axes, max_size=axes)),
            )
            for rank in range(count)
        ]
        picture = etree.fromstring(radar.radar(names, series, 4).encode())
        for node in picture.iter("{*}circle"):
            assert 0 <= float(node.get("cx")) <= radar.WIDTH
            assert 0 <= float(node.get("cy")) <= radar.HEIGHT

    def test_two_skills_make_no_surface(self):
        assert radar.radar(["a", "b"], [radar.Series("x", [1, 2])], 4) == ""

    def test_a_level_too_few_is_a_mistake_of_the_caller(self):
        try:
            radar.radar(["a", "b", "c"], [radar.Series("x", [1, 2])], 4)
        except ValueError:
            return
        raise AssertionError
