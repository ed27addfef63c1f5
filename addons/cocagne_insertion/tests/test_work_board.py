"""The board of who works where, and its paper."""

import re
from contextlib import contextmanager
from datetime import date
from unittest.mock import patch

from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, UserError
from odoo.sql_db import Cursor
from odoo.tests import tagged
from odoo.tools import SQL, mute_logger

from .time_case import TimeCase

#: Next week and the one after, seen from Monday 15 June 2026.
MONDAY, NEXT = date(2026, 6, 22), date(2026, 6, 29)


@tagged("post_install", "-at_install")
class TestWorkBoard(TimeCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.fields_, cls.houses = cls.env["cocagne.work.activity"].search(
            [("company_id", "=", cls.garden.id)], limit=2
        )

    def board(self, user=None):
        return self.env["cocagne.work.board"].with_user(user or self.user_supervisor)

    def place(self, day=MONDAY, half="am", activity=None, person=None):
        person = person or self.pathway
        activity = activity or self.fields_
        return self.board().board_place(person.id, str(day), half, activity.id)

    def where(self, data):
        return [(one["day"], one["half"], one["activity"]) for one in data["plans"]]

    def test_next_week_is_shown_and_a_person_is_at_one_place(self):
        self.assertEqual(self.board().board_data("next")["monday"], str(MONDAY))
        self.place()
        data = self.place(activity=self.houses)
        self.assertEqual(self.where(data), [(str(MONDAY), "am", self.houses.id)])

    def test_the_database_holds_one_place_at_a_time(self):
        self.place()
        values = {
            "pathway_id": self.pathway.id,
            "day": MONDAY,
            "half": "am",
            "activity_id": self.houses.id,
        }
        with self.assertRaises(IntegrityError), mute_logger("odoo.sql_db"):
            self.env["cocagne.work.plan"].create(values)
            self.env.flush_all()

    def test_somebody_is_taken_off(self):
        self.place()
        data = self.board().board_remove(self.pathway.id, str(MONDAY), "am")
        self.assertFalse(data["plans"])

    def test_the_week_before_is_copied_once_without_who_is_away(self):
        self.place()
        self.place(half="pm")
        self.make_leave(
            self.farid,
            "sick",
            NEXT,
            request_date_from_period="pm",
            request_date_to_period="pm",
        )
        for _time in range(2):
            data = self.board().board_copy_last_week(str(NEXT))
            self.assertEqual(self.where(data), [(str(NEXT), "am", self.fields_.id)])

    def test_who_has_left_and_days_off_are_not_copied(self):
        monday_before_14_july = date(2026, 7, 6)
        self.place(day=date(2026, 7, 7))
        self.assertFalse(
            self.board().board_copy_last_week("2026-07-13")["plans"],
            "14 July is a Tuesday off",
        )
        self.place(day=monday_before_14_july)
        self.contract.contract_date_end = date(2026, 7, 10)
        self.assertFalse(self.board().board_copy_last_week("2026-07-13")["plans"])

    def test_an_empty_week_is_not_copied(self):
        with self.assertRaises(UserError):
            self.board().board_copy_last_week(str(NEXT))

    def test_the_board_says_away_and_not_why(self):
        self.make_leave(self.farid, "sick", MONDAY)
        self.make_leave(self.farid, "training", date(2026, 6, 23))
        row = self.board().board_data(str(MONDAY))["people"][0]
        self.assertEqual(row["absent"][f"{MONDAY}/am"], "absent")
        self.assertEqual(row["absent"]["2026-06-23/am"], "in training")
        self.assertEqual(set(row), {"id", "name", "works", "absent"})

    def test_the_paper_shows_names_and_activities_only(self):
        self.place()
        self.make_leave(self.farid, "sick", MONDAY)
        action = self.board().board_print(str(MONDAY))
        html = (
            self.env["ir.actions.report"]
            .with_user(self.user_supervisor)
            .with_context(allowed_company_ids=self.garden.ids)
            ._render_qweb_html(
                action["report_name"], self.garden.ids, data=action["data"]
            )[0]
            .decode()
        )
        self.assertIn("Farid Testeur", html)
        self.assertIn(self.fields_.name, html)
        for word in ("absent", self.leave_type("sick").name, "CDDI"):
            self.assertNotIn(word, html)

    def test_adviser_and_payroll_look_and_others_do_not(self):
        for user in (self.user_insertion_adviser, self.user_payroll):
            self.assertFalse(self.board(user).board_data(str(MONDAY))["can_write"])
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                self.board(user).board_place(
                    self.pathway.id, str(MONDAY), "am", self.fields_.id
                )
        for user in (self.user_manager, self.user_preparer, self.user_head_office):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                self.board(user).board_data(str(MONDAY))

    @contextmanager
    def statements(self):
        """The statements that are sent meanwhile, without their values."""
        told, execute = [], Cursor.execute

        def tell(cursor, query, *args, **kwargs):
            words = query.code if isinstance(query, SQL) else query
            # as many places as values: what follows the people is left out
            told.append(re.sub(r"(%s(, )?)+", "%s", str(words)))
            return execute(cursor, query, *args, **kwargs)

        with patch.object(Cursor, "execute", tell):
            yield told

    def test_the_board_of_fifty_people_costs_what_that_of_ten_does(self):
        counts = []
        for size, prefix in ((9, "Ami"), (40, "Autre")):
            for pathway in self.make_crew(size, prefix):
                self.env["cocagne.work.plan"].create(
                    {
                        "pathway_id": pathway.id,
                        "day": MONDAY,
                        "half": "am",
                        "activity_id": self.fields_.id,
                    }
                )
            self.board().board_data(str(MONDAY))
            self.env.flush_all()
            self.env.invalidate_all()
            with self.statements() as told:
                self.board().board_data(str(MONDAY))
            counts.append(told)
        # one more where a cache of the registry was emptied in between
        few, many = counts
        self.assertEqual(many, few)
        self.assertLessEqual(len(few), 40)
