"""The three gardens of the demonstration in March 2026: every figure of the themes
members, baskets, sales, land and network is counted again from the tables, row by row, by
``recount``, which knows nothing of the indicators' SQL."""

import random
import tempfile
from datetime import date, timedelta
from pathlib import Path

import pytest
from freezegun import freeze_time

from odoo.fields import Command
from odoo.tests import TransactionCase, tagged
from odoo.tools import SQL

from odoo.addons.cocagne_jardin.tools import QUIET, refresh_statistics
from odoo.addons.cocagne_reseau.models.indicator.scope import Scope

from demo.generator import Garden
from demo.network import plans

from .indicator_case import MARCH, same
from .recount import Recount
from .recount_rows import Tables

THEMES = ("members", "baskets", "sales", "land", "network")
FEBRUARY, TODAY = date(2026, 2, 1), date(2026, 4, 2)
WEEK = date(2026, 3, 9)
#: Members of each garden whose month is billed.
BILLED = 25
#: The same week, or the same vegetable, is one for all the gardens together.
NOT_ADDITIVE = ("baskets.per_week", "land.kinds")


@pytest.mark.slow
@tagged("post_install", "-at_install")
class TestScenarioThreeGardens(TransactionCase):
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
        cls.tables = Tables(cls.env)
        source = cls.env["cocagne.indicator.source"]
        cls.indicators = [
            one
            for one in source._indicators()
            if one.theme in THEMES and one.query is not None
        ]

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
        cls.change_orders(orders)
        cls.env["cocagne.planner"].plan_orders(orders)
        for company in orders.company_id:
            cls.write_content(company)
        cls.deliver(season)
        for company in orders.company_id:
            cls.bill(company, orders)
        cls.sell(house)
        cls.help_out(house)

    @classmethod
    def change_orders(cls, orders):
        """Some end, are terminated, wait, are offered or begin late."""
        picked = cls.random.sample(orders.sorted("id").ids, 25)
        parts = [orders.browse(picked[rank : rank + 5]) for rank in range(0, 25, 5)]
        parts[0].write({"date_start": "2026-03-16"})
        parts[1].write({"date_end": "2026-03-31"})
        parts[2].write({"termination_date": "2026-03-20"})
        parts[3].write({"is_waiting": True})
        parts[4].write({"offered_reason": "gift"})

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

    @classmethod
    def bill(cls, company, orders):
        """March, for some of the members; one invoice is credited, one is a draft."""
        mine = orders.filtered(lambda order: order.company_id == company)
        payers = mine.partner_invoice_id.sorted("id")[:BILLED]
        company.billing_start = MARCH
        engine = cls.env["cocagne.billing"].with_company(company)
        with freeze_time("2026-03-31"):
            invoices = engine.with_context(
                billing_only={"partner_ids": payers.ids}
            ).bill_month(company, MARCH)
            invoices[:1]._reverse_moves([{"invoice_date": "2026-03-31"}], cancel=True)
        invoices[1:2].copy()

    @classmethod
    def sell(cls, house):
        """A school buys leeks, and a member some on site."""
        company = (house.child_ids or house)[0]
        product = cls.env["product.product"].create(
            {"name": "Leeks by the crate", "company_id": company.id}
        )
        school = cls.env["res.partner"].create(
            {"name": "École", "is_company": True, "company_id": house.id}
        )
        member = cls.env["res.partner"].search(
            [("company_id", "=", house.id), ("cocagne_client", "=", True)], limit=1
        )
        moves = cls.env["account.move"].with_company(company)
        for client, price in ((school, 120.0), (member, 15.0)):
            line = {"product_id": product.id, "price_unit": price, "tax_ids": False}
            moves.create(
                {
                    "move_type": "out_invoice",
                    "partner_id": client.id,
                    "invoice_date": "2026-03-20",
                    "invoice_line_ids": [Command.create(line)],
                }
            ).action_post()

    @classmethod
    def help_out(cls, house):
        """Volunteers, their hours, a claim."""
        members = cls.env["res.partner"].search(
            [("company_id", "=", house.id), ("cocagne_client", "=", True)], limit=9
        )
        members[:6].volunteer = "yes"
        members[6:].is_board_member = True
        cls.env["cocagne.volunteer.work"].create(
            {
                "company_id": house.id,
                "date_from": "2026-02-01",
                "date_to": "2026-03-31",
                "line_ids": [Command.create({"hours": 59.0})],
            }
        )
        kinds = cls.env["cocagne.claim.kind"]
        kind = kinds.create({"name": "Basket", "company_id": house.id})
        cls.env["cocagne.claim"].create(
            {
                "partner_id": members[0].id,
                "kind_id": kind.id,
                "company_id": house.id,
                "date": "2026-03-05",
                "text": "Panier incomplet",
            }
        )

    # -- what is compared ----------------------------------------------------------------

    def values(self, month, gardens=None):
        source = self.env["cocagne.indicator.source"]
        return source._compute_values(gardens or self.gardens, month)

    def test_every_figure_is_what_is_counted_again(self):
        for month in (FEBRUARY, MARCH):
            values = self.values(month)
            for garden in self.gardens:
                again = Recount(self.tables, garden, month)
                for one in self.indicators:
                    with self.subTest(code=one.code, garden=garden.name, month=month):
                        found = values[garden.id, one.code]
                        counted = again.count(one.code)
                        self.assertTrue(same(found, counted), (found, counted))

    def test_the_story_gives_every_figure_something_to_count(self):
        values = self.values(MARCH)
        empty = [
            one.code
            for one in self.indicators
            if not any(values[garden.id, one.code].value for garden in self.gardens)
        ]
        self.assertEqual(empty, [])

    def test_the_sum_over_the_gardens_is_the_network(self):
        values = self.values(MARCH)
        every = (self.houses | self.houses.child_ids).ids
        whole = Scope(tuple((one, 0) for one in every), MARCH, date(2026, 3, 31))
        for one in self.indicators:
            if one.code in NOT_ADDITIVE:
                continue
            with self.subTest(code=one.code):
                rows = self.env.execute_query(one.query(whole))
                total = [float(part or 0) for part in rows[0][1:]] if rows else [0.0]
                parts = [values[garden.id, one.code] for garden in self.gardens]
                if len(total) == 2:
                    summed = [sum(p.numerator for p in parts)]
                    summed.append(sum(p.denominator for p in parts))
                else:
                    summed = [sum(p.value for p in parts)]
                self.assertEqual([round(float(part), 4) for part in summed], total)

    def test_computed_again_or_one_by_one_it_is_the_same(self):
        values = self.values(MARCH)
        self.assertEqual(self.values(MARCH), values)
        alone = {}
        for garden in self.gardens:
            alone |= self.values(MARCH, garden)
        self.assertEqual(alone, values)

    def test_no_query_reads_all_the_baskets(self):
        scope = Scope.of(self.gardens, MARCH)
        for one in self.indicators:
            with self.subTest(code=one.code):
                plan = self.env.execute_query(
                    SQL("EXPLAIN (FORMAT JSON) %s", one.query(scope))
                )
                self.assertNotIn("cocagne_basket", seq_scans(plan[0][0][0]["Plan"]))


def seq_scans(node):
    """The tables that a plan reads from end to end."""
    found = {node["Relation Name"]} if node["Node Type"] == "Seq Scan" else set()
    return found.union(*map(seq_scans, node.get("Plans", ())))
