"""Two gardens of the demonstration that live from January to June 2026."""

import random
import tempfile
from datetime import date
from pathlib import Path
from unittest.mock import patch

from freezegun import freeze_time

from odoo.fields import Command
from odoo.tests import TransactionCase, new_test_user

from odoo.addons.cocagne_jardin.tools import refresh_statistics

from demo import contents, insertion, solidarity
from demo.generator import Garden, Plan

from .figure_case import APRIL, MARCH, MAY, Figures

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


class NetworkScenarioCase(Figures, TransactionCase):
    """``gardens`` of the network and their ``houses``, with households and people."""

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
