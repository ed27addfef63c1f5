"""The three gardens of the demonstration, imported and lived until the end of March 2026."""

import random
import tempfile
from datetime import date, timedelta
from pathlib import Path

from freezegun import freeze_time

from odoo.tests import TransactionCase

from odoo.addons.cocagne_jardin.tools import QUIET, refresh_statistics

from demo.generator import Garden
from demo.network import plans

from .indicator_case import MARCH
from .three_gardens_books import Books

FEBRUARY, TODAY = date(2026, 2, 1), date(2026, 4, 2)
WEEK = date(2026, 3, 9)


class ThreeGardensCase(Books, TransactionCase):
    """``houses`` are the companies, ``gardens`` what the network knows of them."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.startClassPatcher(freeze_time(TODAY))
        cls.random = random.Random(7)
        # beside browser tests a job runner is up: its jobs would not see our data
        runs = type(cls.env["cocagne.billing.run"])
        cls.classPatch(runs, "_has_job_runner", lambda self: False)
        cls.env = cls.env(context={**cls.env.context, **QUIET})
        cls.houses = cls.env["res.company"].union(*map(cls.import_garden, plans(2026)))
        every = cls.houses | cls.houses.child_ids
        cls.env.user.company_ids |= every
        cls.env = cls.env(context={**cls.env.context, "allowed_company_ids": every.ids})
        cls.houses = cls.houses.with_env(cls.env)
        for house in cls.houses:
            cls.live(house)
        cls.gardens = cls.env["cocagne.network.garden"].create(
            [
                {"code": f"D-{h.garden_code}", "name": h.name, "company_id": h.id}
                for h in cls.houses
            ]
        )
        refresh_statistics(cls.env)

    @classmethod
    def import_garden(cls, plan):
        with tempfile.TemporaryDirectory() as folder:
            plan.code = f"T{plan.code}"
            plan.name = f"{plan.name} (tests)"
            plan.establishments = tuple(f"{one} (tests)" for one in plan.establishments)
            Garden(plan).write(Path(folder))
            result = cls.env["cocagne.garden.import"].import_directory(folder)
        assert not result["errors"], result["errors"][:3]
        return cls.env["res.company"].browse(result["company_id"])

    # -- the life of a garden until the end of March -------------------------------------

    @classmethod
    def live(cls, house):
        season = cls.env["cocagne.season"]._at(house, MARCH)
        season.action_plan()
        orders = cls.env["sale.order"].search(
            [("season_id", "=", season.id), ("state", "=", "sale")]
        )
        cls.env["cocagne.planner"].plan_orders(orders)
        cls.change_orders(orders)
        for company in orders.company_id:
            cls.write_content(company)
        cls.move_stock(house)
        cls.deliver(season)
        for company in orders.company_id:
            cls.bill(company, orders)
        cls.keep_books(house)

    @classmethod
    def change_orders(cls, orders):
        """Some end, are terminated, wait, are offered or begin late."""
        whole = orders.filtered(
            lambda one: one.date_start < MARCH and one.date_end > TODAY
        )
        picked = cls.random.sample(whole.sorted("id").ids, 25)
        parts = [orders.browse(picked[rank : rank + 5]) for rank in range(0, 25, 5)]
        parts[0].write({"date_start": "2026-03-16"})
        parts[1].write({"date_end": "2026-03-31"})
        parts[2].write({"termination_date": "2026-03-20"})
        parts[3].write({"is_waiting": True})
        parts[4].write({"offered_reason": "gift"})
        monthly = cls.env["cocagne.frequency"].search(
            [("rule", "=", "monthly")], limit=1
        )
        orders.order_line[:3].frequency_id = monthly
        simple, familial = (
            orders.order_line.product_id.filtered(lambda p, c=code: p.default_code == c)
            for code in ("PS", "PF")
        )
        simple.double_product_id = familial[:1]

    @classmethod
    def write_content(cls, company):
        """Half a kilogramme of leeks in each basket of the week, and a lettuce."""
        company.use_basket_contents = True
        kilogram, piece = "uom.product_uom_kgm", "cocagne_jardin.uom_piece"
        leek, lettuce = cls.env["product.product"].create(
            [
                {
                    "name": name,
                    "is_produce": True,
                    "uom_id": cls.env.ref(unit).id,
                    "weight": weight,
                    "company_id": company.id,
                    "taxes_id": False,
                }
                for name, unit, weight in (
                    ("Leeks", kilogram, 0.0),
                    ("Lettuce", piece, 0.3),
                )
            ]
        )
        content = cls.env["cocagne.content"].create(
            {"company_id": company.id, "week": WEEK}
        )
        content.action_prepare()
        lines = cls.env["cocagne.basket.content.line"]
        for composition in content.composition_ids:
            lines.create(
                [
                    {
                        "composition_id": composition.id,
                        "product_id": product.id,
                        "quantity": quantity,
                    }
                    for product, quantity in ((leek, 0.5), (lettuce, 1))
                ]
            )
        content.action_validate()

    @classmethod
    def deliver(cls, season):
        """The rounds of February and March; not every basket finds its member."""
        deliveries = cls.env["cocagne.delivery"].search(
            [
                ("season_id", "=", season.id),
                ("date", ">=", FEBRUARY),
                ("date", "<=", "2026-03-31"),
            ]
        )
        baskets = deliveries.basket_ids.filtered(lambda b: b.state == "planned")
        picked = cls.random.sample(baskets.sorted("id").ids, 60)
        states = ("not_collected", "given", "lost", "returned", "cancelled", "held")
        for rank, state in enumerate(states):
            some = baskets.browse(picked[rank * 8 : rank * 8 + 8])
            some.write({"state": state})
        cls.move(baskets.browse(picked[48:]))
        deliveries.action_deliver()

    @classmethod
    def move(cls, baskets):
        """A week later, on the same round."""
        for basket in baskets:
            day = basket.delivery_id.nominal_date + timedelta(weeks=1)
            later = cls.env["cocagne.delivery"].search(
                [("round_id", "=", basket.round_id.id), ("nominal_date", "=", day)]
            )
            if later:
                basket.delivery_id = later
