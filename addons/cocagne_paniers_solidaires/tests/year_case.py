"""A year of the programme in a big garden, lived day by day as its people live it."""

import tempfile
from contextlib import closing
from datetime import date, timedelta
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
    month_end,
)

#: The seed of a garden that has 97 solidarity lines.
SEED = 2178
FIRST_DAY, LAST_DAY = date(YEAR, 1, 1), date(YEAR, 12, 31)
#: Gifts of money for the fund, by day.
GIFTS = {date(YEAR, 3, 10): Decimal(700), date(YEAR, 11, 20): Decimal(500)}
BANDS = ("age_under_3", "age_3_17", "age_18_24", "age_25_64", "age_65")
QUARTER_ENDS = [month_end(date(YEAR, month, 1)) for month in (3, 6, 9, 12)]


def money(value):
    """A float of Odoo as cents."""
    return Decimal(str(value or 0)).quantize(Decimal("0.01"))


class YearCase(TransactionCase):
    """The garden's reduced prices are taken over on 1 January, then twelve months go by.

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
        cls._live()

    @classmethod
    def _folder(cls, folder):
        """The files of the garden: an invented one.

        Only its solidarity households are kept: the others are no part of the subject,
        and would take minutes.
        """
        plan = Plan("big", YEAR, SEED, "lorraine", "Grand Jardin de l'année", "ANNEE")
        garden = Garden(plan)
        files = garden.files
        files["abonnements"] = [
            row for row in files["abonnements"] if row["tarif"] == "solidaire"
        ]
        kept = {row["adherent"] for row in files["abonnements"]}
        for name, key in (
            ("adherents", "numero"),
            ("mandats", "adherent"),
            ("soldes", "adherent"),
        ):
            files[name] = [row for row in files[name] if row[key] in kept]
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

    # -- the year ------------------------------------------------------------------------

    @classmethod
    def _live(cls):
        cls.invoices, cls.statements, cls.taken_back = {}, {}, []
        cls.gifts = cls.env["cocagne.gift"]
        tours = list(cls.figures.tours())
        for month in range(1, 13):
            first = date(YEAR, month, 1)
            cls.clock.move_to(first)
            cls._renew(first)
            cls.clock.move_to(month_end(first))
            cls._receive_gifts(first)
            for day, code, lines in tours:
                if day.month == month:
                    cls._deliver(day, code, lines)
            cls.clock.move_to(month_end(first) + timedelta(days=2))
            cls._close_month(first)

    @classmethod
    def _renew(cls, first):
        """What is over ends; who ends this month is renewed, or leaves as decided."""
        files = cls.env["cocagne.solidarity.enrolment"]
        files._night_endings(cls.garden)
        ending = files.search(
            [
                ("company_id", "=", cls.garden.id),
                ("state", "=", "active"),
                ("date_end", "<=", month_end(first)),
            ],
            order="id",
        )
        for file in ending:
            line = cls.line_of[file.partner_id.member_number]
            if line.leaves:
                reason = cls.env.ref("cocagne_paniers_solidaires.exit_reason_job")
                file._end(file.date_end, reason, "public")
            else:
                new = file._renew(first, "12")
                new.participation = float(line.renewed_price)

    @classmethod
    def _receive_gifts(cls, first):
        for day, amount in GIFTS.items():
            if day.month == first.month:
                gift = cls.env["cocagne.gift"].create(
                    {
                        "partner_id": next(iter(cls.members.values())).id,
                        "company_id": cls.garden.id,
                        "kind": "money",
                        "for_solidarity": True,
                        "amount": float(amount),
                        "date": day,
                        "way_id": cls.garden._way_of("cheque").id,
                        "number": "7",
                    }
                )
                gift.action_receive()
                cls.gifts |= gift

    @classmethod
    def _deliver(cls, day, code, lines):
        """A round goes out; in the evening the depots tell what nobody fetched."""
        baskets = cls.env["cocagne.basket"].union(
            *(cls.baskets[line.reference, day] for line in lines)
        )
        baskets.delivery_id.action_deliver()
        left_there = [line for line in lines if not line.is_fetched(day)]
        for line in left_there:
            cls.baskets[line.reference, day].action_not_collected()

    @classmethod
    def _close_month(cls, first):
        bills = cls.env["cocagne.billing"]
        cls.invoices[first.month] = bills.bill_month(cls.garden, first)
        refresh_statistics(cls.env)
        last = month_end(first)
        if last in QUARTER_ENDS:
            cls._state(last)
            cls.env["cocagne.solidarity.fund"]._count_all(
                cls.garden, last
            ).action_book()

    @classmethod
    def _state(cls, last):
        """The statements of the quarter; that of the CCAS for June is made twice."""
        agreements = cls.env["cocagne.solidarity.agreement"].union(
            *cls.agreements.values()
        )
        prepare = cls.env["cocagne.solidarity.statement"]._prepare_due
        made = prepare(agreements, last)
        made.action_mark_sent()
        if last == QUARTER_ENDS[1]:
            wrong = made.filtered(
                lambda found: found.agreement_id == cls.agreements["ccas"]
            )
            wrong.action_cancel()
            cls.taken_back.append(wrong)
            again = prepare(agreements, last)
            again.action_send()
            made = made - wrong | again
        cls.statements[last] = made
