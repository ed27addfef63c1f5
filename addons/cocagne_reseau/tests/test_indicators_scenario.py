"""Two gardens of the demonstration from January to June 2026: every
figure of people of each, beside a recount of their records, and the network's sums."""

import pytest

from odoo.tests import tagged

from odoo.addons.cocagne_reseau.models.indicator.solidarity_money import LOCAL_KINDS

from .figure_case import MARCH, MAY, last_day
from .network_scenario_case import MONTHS, NetworkScenarioCase
from .recount_insertion import InsertionRecount
from .recount_solidarity import SolidarityRecount

#: Kinds of funders that the demonstration has, and figures without an example in it.
KINDS = {"ccas", "msa"}
NOTHING = {"insertion.exits_transition"}
#: Figure: the same in the report of the programme, and in which unit.
REPORTED = {
    "households": ("households", 1),
    "people": ("people", 1),
    "enrolled": ("enrolled", 1),
    "new_households": ("entries", 1),
    "exits": ("exits", 1),
    "baskets": ("baskets", 1),
    "collected": ("delivered", 1),
    "not_collected": ("not_collected", 1),
    "kilograms": ("grams", 1000),
    "value": ("value", 100),
    "paid_households": ("participant", 100),
    "paid_fund": ("fund", 100),
    "workshops": ("sessions", 1),
    "workshop_guests": ("guests", 1),
    "workshop_households": ("presences", 1),
    "workshop_hours": ("minutes", 60),
}
#: Figure: where it is in the dialogue de gestion of the month.
TOLD = {
    **{
        code: ("people", code, "count")
        for code in ("worked", "women", "men", "rsa", "ass", "aah", "rqth", "qpv")
    },
    **{
        code: ("people", code, "count")
        for code in ("zrr", "under_26", "senior")
        + ("cap_bep", "non_certifying", "below_cap")
    },
    "registered_12": ("people", "registered_12_to_23_months", "count"),
    "registered_24": ("people", "registered_24_months_or_more", "count"),
    "hours_paid": ("posts", "hours", "value"),
    "interviews": ("interviews", "held", "count"),
    "interview_hours": ("interviews", "held", "hours"),
    "supervisors": ("staff", "eti", "permanent"),
    "supervisors_etp": ("staff", "eti", "permanent_etp"),
    "advisers": ("staff", "cip", "permanent"),
    "advisers_etp": ("staff", "cip", "permanent_etp"),
}


@pytest.mark.slow
@tagged("post_install", "-at_install")
class TestNetworkScenario(NetworkScenarioCase):
    def test_every_figure_is_the_recount_of_the_records(self):
        for recount in (SolidarityRecount, InsertionRecount):
            for garden, house in zip(self.gardens, self.houses, strict=True):
                for month in MONTHS:
                    self.assert_recounted(recount, garden, house, month)

    def test_the_figures_are_not_all_nothing(self):
        found = set()
        for garden in self.gardens:
            for month in MONTHS:
                values = self.values(garden, month)
                found |= {code for code, value in values.items() if value.value}
        mine = {
            code
            for code in self.values(self.gardens[0], MAY)
            if code.partition(".")[0] in ("solidarity", "insertion")
        }
        unseen = {
            f"solidarity.{what}_{kind}"
            for what in ("paid", "households")
            for kind in set(LOCAL_KINDS) - KINDS
        }
        self.assertEqual(mine - found, unseen | NOTHING)

    def test_the_gardens_sum_up_to_the_network(self):
        everybody = self.houses[0] | self.houses[1]
        source = self.env["cocagne.indicator.source"]
        for month in (MARCH, MAY):
            values = source._compute_values(self.gardens, month)
            for recount in (SolidarityRecount, InsertionRecount):
                whole = self.recount(recount, everybody, month)
                for code, number in whole.items():
                    each = [values[garden.id, code] for garden in self.gardens]
                    with self.subTest(code=code, month=month):
                        self.assert_sum(each, number)

    def assert_sum(self, values, number):
        if isinstance(number, tuple):
            above = sum(value.numerator for value in values)
            below = sum(value.denominator for value in values)
            self.assertAlmostEqual(float(above), float(number[0]), 4)
            self.assertAlmostEqual(float(below), float(number[1]), 4)
        else:
            total = sum(value.value for value in values)
            self.assertAlmostEqual(float(total), float(number), 4)

    def test_a_second_computation_gives_the_same(self):
        source = self.env["cocagne.indicator.source"]
        first = source._compute_values(self.gardens, MAY)
        self.assertEqual(source._compute_values(self.gardens, MAY), first)

    def test_a_garden_has_the_same_figures_alone_and_among_others(self):
        source = self.env["cocagne.indicator.source"]
        together = source._compute_values(self.gardens, MAY)
        for garden in self.gardens:
            alone = source._compute_values(garden, MAY)
            self.assertEqual(alone.items() - together.items(), set())

    def test_the_report_of_the_programme_says_the_same(self):
        reports = self.env["cocagne.solidarity.activity"]
        for garden in self.gardens:
            for month in MONTHS:
                values = self.values(garden, month)
                totals = reports.create(
                    {
                        "period": "month",
                        "date_from": month,
                        "company_id": garden.company_id.id,
                    }
                )._count()["totals"]
                for code, (name, factor) in REPORTED.items():
                    with self.subTest(garden=garden.code, month=month, code=code):
                        value = float(values[f"solidarity.{code}"].value)
                        # the report rounds the grams of each household
                        delta = 0.1 if code == "kilograms" else 0.001
                        self.assertAlmostEqual(
                            value * factor, totals[name], delta=delta * factor
                        )

    def test_the_dialogue_de_gestion_says_the_same(self):
        for garden in self.gardens:
            for month in MONTHS:
                values = self.values(garden, month)
                dialogue = self.env["cocagne.dialogue"].create(
                    {
                        "company_id": garden.company_id.id,
                        "date_from": month,
                        "date_to": last_day(month),
                    }
                )
                for code, where in TOLD.items():
                    with self.subTest(garden=garden.code, month=month, code=code):
                        told = dialogue._value(*where)
                        value = float(values[f"insertion.{code}"].value)
                        self.assertAlmostEqual(value, told, 2)
