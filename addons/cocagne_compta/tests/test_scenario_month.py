"""The month of a big garden from the rounds to the closing, every figure worked out
from the garden's files by ``month_figures``, which knows nothing of our code."""

import tempfile
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from freezegun import freeze_time

from odoo.tests import TransactionCase, tagged

from demo.generator import Garden, Plan

from .month_figures import January

JANUARY = date(2026, 1, 1)


@pytest.mark.slow
@tagged("post_install", "-at_install")
class TestMonthOfABigGarden(TransactionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.startClassPatcher(freeze_time("2026-02-02"))
        runs = type(cls.env["cocagne.billing.run"])
        cls.classPatch(runs, "_has_job_runner", lambda self: False)
        cls._open_the_garden()
        cls._deliver()
        cls._bill()

    @classmethod
    def _open_the_garden(cls):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name) / "jardin"
            folder.mkdir()
            plan = Plan("big", 2026, 7, "lorraine", "Grand Jardin du mois", "MOIS")
            Garden(plan).write(folder)
            cls.figures = January(folder)
            result = cls.env["cocagne.garden.import"].import_directory(folder)
        assert not result["errors"], result["errors"][:3]
        cls.garden = cls.env["res.company"].browse(result["company_id"])
        cls.env = cls.env(
            context={**cls.env.context, "allowed_company_ids": cls.garden.ids}
        )
        cls.garden = cls.garden.with_env(cls.env)

    @classmethod
    def _deliver(cls):
        season = cls.env["cocagne.season"]._at(cls.garden, JANUARY)
        season.action_plan()
        orders = cls.env["sale.order"].search(
            [("season_id", "=", season.id), ("state", "=", "sale")]
        )
        cls.env["cocagne.planner"].plan_orders(orders)
        cls.env["cocagne.delivery"].search(
            [("season_id", "=", season.id), ("date", "<=", "2026-01-31")]
        ).action_deliver()

    @classmethod
    def _bill(cls):
        cls.garden.billing_start = JANUARY
        cls.invoices = cls.env["cocagne.billing"].bill_month(cls.garden, JANUARY)

    def test_each_member_is_billed_what_their_baskets_cost(self):
        billed = {
            invoice.partner_id.member_number: Decimal(str(invoice.amount_total))
            for invoice in self.invoices
        }
        self.assertEqual(billed, dict(self.figures.due))

    def test_the_month_is_the_sum_of_its_baskets(self):
        total = sum(Decimal(str(i.amount_total)) for i in self.invoices)
        self.assertEqual(total, self.figures.total)
