"""A year at the garden, told with round numbers: every sum can be checked by head."""

from datetime import date, timedelta

from freezegun import freeze_time

from odoo.fields import Command

from .common import EGGS, FAMILIAL, SIMPLE, CocagneCase

#: Open Tuesdays of 2026 (all but weeks 1, 52 and 53), and the even ones among them.
TUESDAYS, EVEN_TUESDAYS = 50, 25
#: From Tuesday 7 April (week 15) to week 51.
TUESDAYS_FROM_APRIL = 37
#: Even weeks left after 31 October: 46, 48 and 50.
EVEN_AFTER_OCTOBER = 3


class TestYearAtTheGarden(CocagneCase):
    """From the plan of the season to the general assembly.

    Alice takes a Simple every week, Bruno a Familial and eggs every second week, Éric
    a Simple from April on; Chloé supports the garden and takes nothing.
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # beside browser tests a job runner is up: its jobs would not see our data
        runs = type(cls.env["cocagne.progress.mixin"])
        cls.classPatch(runs, "_has_job_runner", lambda self: False)
        cls.make_logistics()
        cls.m1.fortnight_phase = "even"
        rule = cls.env["cocagne.flexibility"].create(
            {
                "name": "Bends",
                "company_id": cls.garden.id,
                "allow_cancel": True,
                "compensation": "counted",
            }
        )
        cls.garden.flexibility_id = rule
        cls.simple.double_product_id = cls.familial

    # -- what is looked at -----------------------------------------------------------

    def desk(self, records):
        return records.with_user(self.user_sales_desk)

    def basket(self, order, day, product=None):
        """The basket that was planned for ``day``, wherever it is now."""
        return order.basket_ids.filtered(
            lambda b: (
                b.planned_delivery_id.date == date.fromisoformat(day)
                and (not product or b.product_id == product)
            )
        )

    def delivery(self, garden_round, day):
        return self.env["cocagne.delivery"].search(
            [("round_id", "=", garden_round.id), ("date", "=", day)]
        )

    def crates(self, day):
        """What the preparers put in crates: units by member and basket type."""
        rows = self.env["cocagne.basket"].search(
            [
                ("delivery_id", "=", self.delivery(self.m1, day).id),
                ("state", "=", "planned"),
                ("prepared_quantity", ">", 0),
            ]
        )
        return {
            (row.partner_id.firstname, row.prepared_product_id.name): (
                row.prepared_quantity
            )
            for row in rows
        }

    # -- the months ------------------------------------------------------------------

    def january_the_season_is_planned_and_subscribed(self):
        self.season = self.make_season(closed_weeks=[1, 52, 53], plan=True)
        start = {"date_start": date(2026, 1, 1)}
        self.alice_order = self.make_subscription(
            self.alice, self.mairie, renewal_mode="tacit", **start
        )
        self.bruno_unpaid.paid_on = "2026-01-20"
        self.bruno_order = self.make_subscription(
            self.bruno,
            self.mairie,
            self.familial,
            "fortnightly",
            confirm=False,
            **start,
        )
        line = self.bruno_order.order_line.copy_data({"product_id": self.eggs.id})[0]
        line["price_unit"] = EGGS
        self.bruno_order.order_line = [Command.create(line)]
        self.bruno_order.action_confirm()
        self.assertEqual(self.alice_order.amount_total, TUESDAYS * SIMPLE)
        self.assertEqual(
            self.bruno_order.amount_total, EVEN_TUESDAYS * (FAMILIAL + EGGS)
        )

    def march_alice_is_away_for_two_weeks(self):
        first = self.basket(self.alice_order, "2026-03-10")
        second = self.basket(self.alice_order, "2026-03-17")
        self.desk(first).action_postpone(self.delivery(self.m1, "2026-03-24"))
        self.desk(self.alice).action_declare_absence(date(2026, 3, 17), choice="cancel")
        self.assertEqual(second.state, "cancelled")
        # two Simple of the same day are one Familial in the crate, two on the invoice
        self.assertEqual(
            self.crates("2026-03-24"),
            {("Alice", "Familial"): 1},
        )
        self.assertEqual(self.alice_order.basket_count, TUESDAYS - 1)

    def april_eric_subscribes(self):
        self.make_membership(
            self.eric, date_from=date(2026, 4, 1), paid_on=date(2026, 4, 1)
        )
        self.eric_order = self.make_subscription(
            self.eric, self.mairie, date_start=date(2026, 4, 1)
        )
        self.assertEqual(self.eric_order.amount_total, TUESDAYS_FROM_APRIL * SIMPLE)

    def may_the_hens_do_not_lay(self):
        eggs = self.basket(self.bruno_order, "2026-05-12", self.eggs)
        operations = self.env["cocagne.change.operation"].with_user(self.user_manager)
        operations.action_apply("No eggs", eggs.with_user(self.user_manager), "cancel")
        self.assertEqual(self.crates("2026-05-12")["Bruno", "Familial"], 1)
        self.assertNotIn(("Bruno", "Œufs"), self.crates("2026-05-12"))

    def july_the_mairie_is_closed(self):
        closure = self.env["cocagne.depot.closure"].create(
            {
                "depot_id": self.mairie.id,
                "date_from": "2026-07-06",
                "date_to": "2026-07-19",
                "mode": "replacement",
                "replacement_id": self.gare.id,
            }
        )
        closure.action_apply()
        away = self.basket(self.alice_order, "2026-07-07")
        self.assertEqual((away.depot_id, away.round_id), (self.gare, self.v1))
        self.assertEqual(self.alice_order.depot_id, self.mairie)

    def september_a_basket_is_lost_and_one_not_collected(self):
        self.basket(self.alice_order, "2026-09-08").action_lost()
        self.basket(self.eric_order, "2026-09-15").action_not_collected()

    def october_bruno_leaves(self):
        self.desk(self.bruno_order).action_terminate("date", date(2026, 10, 31))
        later = self.bruno_order.basket_ids.filtered(
            lambda basket: basket.date > date(2026, 10, 31)
        )
        self.assertEqual(set(later.mapped("state")), {"cancelled"})

    def december_alice_goes_on(self):
        self.following = self.make_season(2027, closed_weeks=[53], plan=True)
        self.garden.membership_required = False
        successor = self.alice_order._renew()
        self.assertEqual(successor.season_id, self.following)
        self.assertEqual(successor.depot_id, self.mairie)
        self.assertFalse(self.alice_order._renew(), "renewed once")

    def december_the_general_assembly_is_called(self):
        assembly = self.env["cocagne.assembly"].create(
            {
                "name": "Assembly 2026",
                "company_id": self.garden.id,
                "date": "2026-12-18",
            }
        )
        assembly.action_draw_up()
        people = set(assembly.line_ids.mapped("partner_id.firstname"))
        self.assertEqual(people, {"Alice", "Bruno", "Chloé", "Éric"})
        # Chloé, and Bruno who takes no basket any more (R36)
        self.assertEqual(assembly.support_count, 2)

    # -- the month's end ---------------------------------------------------------------

    def deliver_and_bill(self, month):
        """All that the month brought is delivered, then billed."""
        first = date(2026, month, 1)
        last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        with freeze_time(last):
            self.env["cocagne.delivery"].search(
                [
                    ("season_id", "=", self.season.id),
                    ("date", ">=", first),
                    ("date", "<=", last),
                ]
            ).action_deliver()
            self.env["cocagne.billing"].bill_month(self.garden, first)

    def invoiced(self, member):
        moves = self.env["account.move"].search(
            [
                ("partner_id", "=", member.id),
                ("move_type", "=", "out_invoice"),
                ("state", "=", "posted"),
            ]
        )
        return sum(moves.mapped("amount_total"))

    def test_a_year_at_the_garden(self):
        story = [
            ("2026-01-02", self.january_the_season_is_planned_and_subscribed),
            ("2026-03-02", self.march_alice_is_away_for_two_weeks),
            ("2026-04-01", self.april_eric_subscribes),
            ("2026-05-04", self.may_the_hens_do_not_lay),
            ("2026-06-29", self.july_the_mairie_is_closed),
            ("2026-09-16", self.september_a_basket_is_lost_and_one_not_collected),
            ("2026-10-20", self.october_bruno_leaves),
            ("2026-12-01", self.december_alice_goes_on),
            ("2026-12-18", self.december_the_general_assembly_is_called),
        ]
        month = 1
        for day, chapter in story:
            for done in range(month, int(day[5:7])):
                self.deliver_and_bill(done)
            month = int(day[5:7])
            with self.subTest(chapter=chapter.__name__), freeze_time(day):
                chapter()
        self.deliver_and_bill(12)
        # Alice: one cancelled, one lost; what was moved, doubled or sent to the Gare
        # is billed like the others
        self.assertEqual(self.invoiced(self.alice), (TUESDAYS - 2) * SIMPLE)
        # Éric: what was not collected was prepared, and is billed
        self.assertEqual(self.invoiced(self.eric), TUESDAYS_FROM_APRIL * SIMPLE)
        taken = EVEN_TUESDAYS - EVEN_AFTER_OCTOBER
        self.assertEqual(
            self.invoiced(self.bruno), taken * FAMILIAL + (taken - 1) * EGGS
        )
        self.assertEqual(self.invoiced(self.chloe), 0)
        self.assertEqual(
            sum(map(self.invoiced, self.alice + self.bruno + self.eric)),
            480 + 370 + 503,
        )
