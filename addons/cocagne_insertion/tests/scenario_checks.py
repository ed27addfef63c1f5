"""What the scenario says of the people: exits, interviews, the table of section 1.11."""

from datetime import date

from . import scenario_people as told
from . import scenario_recount as recount
from .scenario_case import YEARS
from .scenario_story import LAST


class PeopleOfTheSite:
    """Checks of ``TestScenarioSite`` about its people, beside those of hours and aid."""

    def figures(self, year):
        """{(section, row, column): value} of the dialogue de gestion of a year."""
        dialogue = self.env["cocagne.dialogue"].create(
            {"company_id": self.garden.id, "annex_id": self.annexes[year].id}
        )
        found = dialogue.with_user(self.user_director)._figures()
        return {(one.section, one.row, one.column): one.value for one in found}

    def test_the_indicator_table_is_the_one_counted_from_the_text(self):
        for year in YEARS:
            figures = self.figures(year)
            found = {
                row: value
                for (section, row, column), value in figures.items()
                if section in ("people", "exits") and column == "count"
            }
            self.assertEqual(found, told.table(self.people, year), year)

    def test_interviews_and_their_hours_are_those_that_were_held(self):
        for year in YEARS:
            figures, talks = self.figures(year), told.talks_of(self.people, year)
            held = [one.hours for one in talks if one.held]
            self.assertEqual(figures["interviews", "held", "count"], len(held))
            self.assertEqual(figures["interviews", "held", "hours"], sum(held))
            missed = len(talks) - len(held)
            self.assertEqual(figures["interviews", "missed", "count"], missed)

    def test_the_hours_of_support_of_each_month_are_those_of_its_interviews(self):
        for year in YEARS:
            for month in range(1, 13):
                states = self.states.search(
                    [
                        ("month", "=", date(year, month, 1)),
                        ("pathway_id", "in", [p.id for p in self.pathways.values()]),
                    ]
                )
                talks = told.talks_of(self.people, year, month)
                held = sum(one.hours for one in talks if one.held)
                self.assertEqual(
                    round(sum(states.mapped("hours_support")), 2), held, (year, month)
                )

    def test_each_exit_counts_or_not(self):
        for person in self.people:
            if person.end <= LAST:
                left = self.pathways[person.name].exit_ids
                self.assertEqual(left.is_counted, recount.counts(person), person)

    def test_exits_and_their_categories(self):
        for year in YEARS:
            exits = self.env["cocagne.insertion.exit"].search(
                [
                    ("pathway_id", "in", [one.id for one in self.pathways.values()]),
                    ("date", ">=", date(year, 1, 1)),
                    ("date", "<=", date(year, 12, 31)),
                    ("is_counted", "=", True),
                ]
            )
            kinds = ("durable", "transition", "positive")
            found = [
                len(exits.filtered(lambda one, kind=kind: one.category == kind))
                for kind in kinds
            ]
            self.assertEqual(
                (len(exits), *found), recount.exits(self.people, year), year
            )

    def test_the_hours_of_an_exit_are_those_of_its_year(self):
        for person in self.people:
            if person.end > LAST:
                continue
            left = self.pathways[person.name].exit_ids
            hours = recount.year_hours([person], person.end.year)
            self.assertEqual(round(left.hours * 100), hours * 100)

    def test_who_left_is_told_on_the_state_of_the_last_month(self):
        for person in self.people:
            if person.end > LAST:
                continue
            states = self.states.search(
                [("pathway_id", "=", self.pathways[person.name].id)], order="month"
            )
            self.assertEqual(states[-1].date_left, person.end)
            self.assertEqual(states[-1].exit_reason, person.reason)
            self.assertFalse(any(states[:-1].mapped("date_left")))
