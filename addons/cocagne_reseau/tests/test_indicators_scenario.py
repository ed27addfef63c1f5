"""Two gardens of the demonstration from January to June 2026: every
figure of people of each, beside a recount of their records, and the network's sums."""

import random
import tempfile
from datetime import date
from pathlib import Path
from unittest.mock import patch

import pytest
from freezegun import freeze_time

from odoo.fields import Command
from odoo.tests import TransactionCase, new_test_user, tagged

from odoo.addons.cocagne_jardin.tools import refresh_statistics
from odoo.addons.cocagne_reseau.models.indicator.solidarity_money import LOCAL_KINDS

from demo import contents, insertion, solidarity
from demo.generator import Garden, Plan

from .figure_case import APRIL, MARCH, MAY, Figures, last_day
from .recount_insertion import InsertionRecount
from .recount_solidarity import SolidarityRecount

#: A Monday, and a day of the week whose baskets have a known content.
TODAY, FILLED = date(2026, 6, 15), date(2026, 5, 19)
#: Entries of last year, the first households, an exit; baskets from March on.
MONTHS = (
    *(date(2025, 6, 1), date(2026, 1, 1), date(2026, 2, 1)),
    *(MARCH, APRIL, MAY, date(2026, 6, 1)),
)
#: Lines that are kept, at the solidarity price and at the public one.
SOLIDARITY, OTHERS = 16, 12
#: Of a hundred baskets, how many nobody collects.
NOT_COLLECTED_PERCENT = 5
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
PLANS = [
    Plan("ordinary", 2026, 31, "alsace", "Jardin du scénario", "SCENE"),
    Plan("ordinary", 2026, 33, "midi", "Jardin de la scène", "SCENES"),
]


def shorter(files):
    """A garden with few lines: the figures are many, not the baskets."""
    lines = files["abonnements"]
    kept = [row for row in lines if row["tarif"] == "solidaire"][:SOLIDARITY]
    kept += [row for row in lines if row["tarif"] != "solidaire"][:OTHERS]
    members = {row["adherent"] for row in kept}
    of_members = {"adherents": "numero", "mandats": "adherent", "soldes": "adherent"}
    return {
        name: kept
        if name == "abonnements"
        else [row for row in rows if row[of_members[name]] in members]
        if name in of_members
        else rows
        for name, rows in files.items()
    }


@pytest.mark.slow
@tagged("post_install", "-at_install")
class TestNetworkScenario(Figures, TransactionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.startClassPatcher(freeze_time(TODAY))
        # beside browser tests a job runner is up: its jobs would not see our data
        for name in ("cocagne.progress.mixin", "cocagne.billing.run"):
            cls.classPatch(type(cls.env[name]), "_has_job_runner", lambda self: False)
        cls.houses = [cls._open(plan) for plan in PLANS]
        cls.env = cls.env(
            context={
                **cls.env.context,
                "allowed_company_ids": [one.id for each in cls.houses for one in each],
            }
        )
        cls._make_users()
        for house in cls.houses:
            cls._live(house)
        cls.gardens = cls.env["cocagne.network.garden"].create(
            [
                {
                    "code": plan.code,
                    "name": plan.name,
                    "company_id": house[0].id,
                }
                for plan, house in zip(PLANS, cls.houses, strict=True)
            ]
        )
        refresh_statistics(cls.env)

    @classmethod
    def _open(cls, plan):
        """The garden of a plan with its establishments."""
        garden = Garden(plan)
        garden.files = shorter(garden.files)
        with tempfile.TemporaryDirectory() as folder:
            garden.write(Path(folder))
            result = cls.env["cocagne.garden.import"].import_directory(folder)
        assert not result["errors"], result["errors"][:3]
        company = cls.env["res.company"].browse(result["company_id"])
        return company | company.child_ids

    @classmethod
    def _make_users(cls):
        """Those whom the demonstration knows by their login."""
        everywhere = cls.env["res.company"].union(*cls.houses)
        for login, group in (
            ("insertion", "cocagne_jardin.group_insertion_adviser"),
            ("eti", "cocagne_insertion.group_supervisor"),
            ("solidarite", "cocagne_paniers_solidaires.group_solidarity"),
        ):
            if not cls.env["res.users"].search_count([("login", "=", login)]):
                new_test_user(
                    cls.env,
                    login=login,
                    groups=group,
                    company_id=everywhere[0].id,
                    company_ids=[Command.set(everywhere.ids)],
                )

    @classmethod
    def _live(cls, house):
        garden = house[0].with_env(
            cls.env(context={**cls.env.context, "allowed_company_ids": house.ids})
        )
        env = garden.env
        garden._set_up_payment_ways()
        garden._set_up_ledger()
        season = env["cocagne.season"]._at(garden, TODAY)
        season.action_plan()
        orders = env["sale.order"].search(
            [("season_id", "=", season.id), ("state", "=", "sale")]
        )
        env["cocagne.planner"].plan_orders(orders)
        solidarity.prepare(env, garden)
        # the demonstration commits each garden
        with patch.object(env.cr, "commit", lambda: None):
            contents.load(env, garden, FILLED)
        cls._deliver(env, season)
        solidarity.fill(env, garden)
        insertion.fill(env, garden)
        cls._go_on(env, garden)

    @classmethod
    def _go_on(cls, env, garden):
        """What the demonstration has no example of."""
        gone, erased = env["cocagne.solidarity.enrolment"].search(
            [
                ("company_id", "child_of", garden.id),
                ("state", "=", "active"),
                ("trial_until", "=", False),
                ("date_end", "=", False),
            ],
            order="id",
            limit=2,
        )
        (gone + erased).write(
            {"state": "ended", "date_end": "2026-05-31", "date_exit": "2026-05-31"}
        )
        erased.action_erase()
        annexes = env["cocagne.annex"].search([("company_id", "=", garden.id)])
        annexes.filtered(
            lambda one: one.date_end >= MAY >= one.date_start
        ).action_book()
        states = env["cocagne.insertion.month"]._prepare(MAY, garden)
        states.filtered(lambda one: one.state == "draft")[0].hours_trained = 7
        leaver = states.pathway_id.filtered(lambda one: one.state == "active")[-1]
        leaver.employee_id.sex = False
        cls._leave(env, leaver)

    @classmethod
    def _leave(cls, env, pathway):
        """Somebody leaves for a reason that does not count."""
        pathway.immersion_ids.filtered(
            lambda one: one.state in ("draft", "signed")
        ).action_cancel()
        env["cocagne.insertion.leave"].create(
            {
                "pathway_id": pathway.id,
                "date": TODAY,
                "reason_id": env.ref("cocagne_insertion.exit_reason_18").id,
            }
        ).action_leave()

    @classmethod
    def _deliver(cls, env, season):
        deliveries = env["cocagne.delivery"].search(
            [
                ("season_id", "=", season.id),
                ("date", ">=", MARCH),
                ("date", "<", TODAY),
            ]
        )
        baskets = deliveries.basket_ids
        chosen = random.Random(7).sample(
            baskets.ids, len(baskets) * NOT_COLLECTED_PERCENT // 100
        )
        baskets.browse(chosen).action_not_collected()
        deliveries.action_deliver()

    # -- what is compared ----------------------------------------------------------------

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
