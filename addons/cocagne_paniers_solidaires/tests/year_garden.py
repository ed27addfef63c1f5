"""A big garden and its funders on 1 January, its reduced prices taken over."""

import tempfile
from contextlib import closing
from datetime import date
from decimal import Decimal
from pathlib import Path

import psycopg2
from freezegun import freeze_time

from odoo.fields import Command
from odoo.sql_db import connection_info_for
from odoo.tests import TransactionCase
from odoo.tests.common import get_db_name

from odoo.addons.cocagne_jardin.tools import refresh_statistics

from demo.generator import Garden, Plan

from .year_figures import (
    CCAS_PAYS,
    MSA_PERCENT,
    YEAR,
    Limits,
    Year,
)

#: The seed of a garden that has 97 solidarity lines.
SEED = 2178
FIRST_DAY, LAST_DAY = date(YEAR, 1, 1), date(YEAR, 12, 31)
BANDS = ("age_under_3", "age_3_17", "age_18_24", "age_25_64", "age_65")


def solidarity_only(files):
    """The files of a garden with its solidarity lines and their households.

    The others are no part of the subject, and would take minutes.

    :param files: {name: rows}, rows as dicts.
    """
    lines = [row for row in files["abonnements"] if row["tarif"] == "solidaire"]
    members = {row["adherent"] for row in lines}
    of_members = {"adherents": "numero", "mandats": "adherent", "soldes": "adherent"}
    return {
        name: lines
        if name == "abonnements"
        else [r for r in rows if r[of_members[name]] in members]
        if name in of_members
        else rows
        for name, rows in files.items()
    }


class YearGarden(TransactionCase):
    """The garden's reduced prices are taken over on 1 January; then the year goes by.

    The CCAS pays 6 € of a basket, up to a sum; the MSA 30 % for its households, up to a
    number of baskets; the network all the rest of what is fetched, up to a sum; the
    garden's fund what is left.
    """

    limits = Limits(Decimal("20500.00"), 915, Decimal("20000.00"))

    @classmethod
    def setUpClass(cls):
        # registered first: it is done after the transaction is rolled back
        cls.addClassCleanup(cls._leave_tables_clean)
        super().setUpClass()
        # moved on, not frozen again: each freeze reads all modules
        cls.clock = cls.startClassPatcher(freeze_time(FIRST_DAY))
        # beside browser tests a job runner is up: its jobs would not see our data
        for name in ("cocagne.progress.mixin", "cocagne.billing.run"):
            cls.classPatch(type(cls.env[name]), "_has_job_runner", lambda self: False)
        with tempfile.TemporaryDirectory() as name:
            folder = cls._folder(Path(name) / "jardin")
            cls.figures = Year(folder, cls.limits)
            cls._open_the_garden(folder)
        cls._make_funders()
        cls._plan()
        cls._take_over()

    @classmethod
    def _folder(cls, folder):
        """The files of the garden: an invented one."""
        plan = Plan("big", YEAR, SEED, "lorraine", "Grand Jardin de l'année", "ANNEE")
        garden = Garden(plan)
        garden.files = solidarity_only(garden.files)
        garden.write(folder)
        return folder

    @classmethod
    def _leave_tables_clean(cls):
        """What is rolled back still lies in the tables: later tests would read over it."""
        _name, info = connection_info_for(get_db_name())
        with closing(psycopg2.connect(**info)) as connection:
            connection.autocommit = True
            with connection.cursor() as cursor:
                # what somebody else works on is theirs to clean
                cursor.execute("VACUUM (ANALYZE, SKIP_LOCKED)")

    # -- the garden and its funders ------------------------------------------------------

    @classmethod
    def _open_the_garden(cls, folder):
        result = cls.env["cocagne.garden.import"].import_directory(folder)
        assert not result["errors"], result["errors"][:3]
        cls.garden = cls.env["res.company"].browse(result["company_id"])
        cls.env = cls.env(
            context={**cls.env.context, "allowed_company_ids": cls.garden.ids}
        )
        cls.garden = cls.garden.with_env(cls.env)
        cls.garden._set_up_payment_ways()
        cls.garden._set_up_ledger()
        cls.garden.billing_start = FIRST_DAY
        cls.garden.solidarity_fund_rhythm = "quarter"
        members = cls.env["res.partner"].search([("company_id", "=", cls.garden.id)])
        cls.members = {one.member_number: one for one in members}
        refresh_statistics(cls.env)

    @classmethod
    def _make_funders(cls):
        rest = {"kind": "rest"}
        ccas = {"kind": "amount", "amount": float(CCAS_PAYS)}
        msa = {"kind": "percent", "percent": float(MSA_PERCENT)}
        cls.agreements = {
            "ccas": cls._agree("ccas", 1, ccas, quota_amount=float(cls.limits.ccas)),
            "msa": cls._agree(
                "msa",
                2,
                msa,
                quota_baskets=int(cls.limits.msa),
                scheme="msa",
                settlement="invoice",
            ),
            "network": cls._agree(
                "network",
                3,
                rest,
                quota_amount=float(cls.limits.network),
                pays_uncollected=False,
            ),
        }

    @classmethod
    def _agree(cls, kind, sequence, rule, **values):
        """An agreement of the year, stated each quarter."""
        funder = cls.env["res.partner"].create(
            {
                "name": f"Funder {kind}",
                "is_company": True,
                "company_id": cls.garden.id,
                "email": f"{kind}@example.com",
                "street": "1 place du Lac",
            }
        )
        agreement = cls.env["cocagne.solidarity.agreement"].create(
            {
                "name": f"Agreement {kind}",
                "partner_id": funder.id,
                "kind": kind,
                "sequence": sequence,
                "company_id": cls.garden.id,
                "date_from": FIRST_DAY,
                "date_to": LAST_DAY,
                "rule_ids": [Command.create(rule)],
                **values,
            }
        )
        agreement.action_run()
        return agreement

    @classmethod
    def _plan(cls):
        """The baskets of the whole year."""
        season = cls.env["cocagne.season"]._at(cls.garden, FIRST_DAY)
        season.action_plan()
        cls.lines = {line.reference: line for line in cls.figures.lines}
        orders = cls.env["sale.order"].search(
            [
                ("season_id", "=", season.id),
                ("state", "=", "sale"),
                ("subscription_ref", "in", list(cls.lines)),
            ],
            order="id",
        )
        cls.orders = {order.subscription_ref: order for order in orders}
        cls.env["cocagne.planner"].plan_orders(orders)
        refresh_statistics(cls.env)
        baskets = cls.env["cocagne.basket"].search([("order_id", "in", orders.ids)])
        cls.baskets = {(b.order_id.subscription_ref, b.date): b for b in baskets}
        cls.all_baskets = baskets

    @classmethod
    def _take_over(cls):
        """The reduced prices become enrolments of six months, then files are written."""
        everybody = cls.agreements["ccas"] | cls.agreements["network"]
        cls.takeover = cls.env["cocagne.solidarity.takeover"].create(
            {
                "company_id": cls.garden.id,
                "agreement_ids": [Command.set(everybody.ids)],
                "date_from": FIRST_DAY,
                "duration": "6",
            }
        )
        cls.takeover.action_run()
        cls.line_of = {line.member: line for line in cls.figures.lines}
        for file in cls.takeover.enrolment_ids:
            line = cls.line_of[file.partner_id.member_number]
            values = dict(zip(BANDS, line.ages, strict=True))
            if line.has_msa:
                values["scheme"] = "msa"
                values["agreement_ids"] = [Command.link(cls.agreements["msa"].id)]
            file.write({**values, "is_incomplete": False})
            file.action_consent()
