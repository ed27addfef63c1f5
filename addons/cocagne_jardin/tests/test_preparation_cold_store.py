from datetime import datetime

from odoo.exceptions import AccessError

from .test_preparation_sheet import PaperCase


class ColdStoreCase(PaperCase):
    """Alice (2 Simple) and Éric (1) fetch at Mairie, Bruno (1 Familial) at École."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.tablet = cls.env["cocagne.cold.store"].with_user(cls.user_preparer)

    def operation(self, kind, uid="one", **values):
        return {"uid": uid, "kind": kind, "delivery_id": self.delivery.id, **values}

    def send(self, *operations, user=None):
        tablet = self.tablet.with_user(user) if user else self.tablet
        return tablet.apply(list(operations))

    def tick(self, step="prepared", done=True, depot=None, uid="one", **values):
        depot = depot or self.mairie
        return self.send(
            self.operation(
                "step", uid, depot_id=depot.id, step=step, done=done, **values
            )
        )

    def basket_of(self, member):
        return self.delivery.basket_ids.filtered(
            lambda basket: basket.partner_id == member
        )

    def states(self):
        self.env.invalidate_all()
        return {
            basket.partner_id.firstname: basket.state
            for basket in self.delivery.basket_ids
        }

    def progress(self, depot=None):
        return self.env["cocagne.preparation.progress"].search(
            [
                ("delivery_id", "=", self.delivery.id),
                ("depot_id", "=", (depot or self.mairie).id),
            ]
        )


class TestColdStoreReads(ColdStoreCase):
    def test_r85_the_days_around_today_hold_the_rounds_that_have_baskets(self):
        answer = self.tablet.get_days()
        days = {day["date"]: day["deliveries"] for day in answer["days"]}
        self.assertEqual(answer["today"], "2026-06-15")
        self.assertEqual([card["code"] for card in days["2026-06-16"]], ["M1"])
        self.assertEqual(days["2026-06-16"][0]["units"], 4)

    def test_r85_a_round_comes_whole_in_the_order_of_the_road(self):
        stops = self.tablet.get_round(self.delivery.id)["stops"]
        self.assertEqual([stop["name"] for stop in stops], ["Mairie", "École"])
        names = [member["lastname"] for member in stops[0]["members"]]
        self.assertEqual(names, ["d'Avout", "Martin"])

    def test_who_has_no_role_in_the_garden_reads_nothing(self):
        for user in (self.user_insertion_adviser, self.user_head_office):
            with self.assertRaises(AccessError):
                self.tablet.with_user(user).get_round(self.delivery.id)

    def test_another_garden_reads_nothing(self):
        stranger = self.make_user(
            "stranger", "cocagne_jardin.group_preparer", self.other_garden
        )
        with self.assertRaises(AccessError):
            self.tablet.with_user(stranger).get_round(self.delivery.id)

    def test_a_reduced_price_changes_not_a_letter(self):
        before = self.tablet.get_round(self.delivery.id)
        self.eric_one.order_line.write(
            {"has_participation": True, "participation": 2.5}
        )
        self.env.invalidate_all()
        self.assertEqual(self.tablet.get_round(self.delivery.id), before)

    def test_it_holds_no_phone(self):
        self.eric.phone = "06 11 22 33 44"
        self.assertNotIn("11 22", str(self.tablet.get_round(self.delivery.id)))

    def test_a_cancelled_basket_is_not_there(self):
        self.basket_of(self.bruno)._set_state("cancelled")
        stops = self.tablet.get_round(self.delivery.id)["stops"]
        self.assertEqual([stop["name"] for stop in stops], ["Mairie"])

    def test_a_round_asks_as_often_for_fifty_baskets_as_for_ten(self):
        self.add_members(7)
        ten = self.queries()
        self.add_members(40)
        self.assertLessEqual(self.queries(), ten)

    def add_members(self, count):
        for number in range(count):
            member = self.make_member("Zoé", f"Nom{number}", phone="0612345678")
            self.make_subscription(member, (self.mairie, self.ecole)[number % 2])

    def queries(self):
        self.tablet.get_round(self.delivery.id)
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        self.tablet.get_round(self.delivery.id)
        return self.env.cr.sql_log_count - before


class TestColdStoreTicks(ColdStoreCase):
    def test_r85_a_depot_is_ticked_prepared_then_loaded(self):
        self.tick("prepared")
        self.tick("loaded", uid="two")
        row = self.progress()
        self.assertTrue(row.prepared_on and row.loaded_on)
        self.assertEqual(row.prepared_by_id, self.user_preparer)
        self.assertFalse(row.delivered_on)

    def test_r85_a_depot_delivered_delivers_its_baskets_only(self):
        self.tick("delivered")
        self.assertEqual(
            self.states(),
            {"Alice": "delivered", "Éric": "delivered", "Bruno": "planned"},
        )

    def test_r85_a_tick_by_mistake_is_taken_back(self):
        self.tick("delivered")
        self.tick("delivered", done=False, uid="two")
        self.assertEqual(set(self.states().values()), {"planned"})
        self.assertFalse(self.progress().delivered_on)

    def test_an_exception_survives_the_tick_of_its_depot(self):
        self.send(
            self.operation(
                "basket",
                basket_ids=self.basket_of(self.eric).ids,
                state="not_collected",
            )
        )
        self.tick("delivered", uid="two")
        self.assertEqual(self.states()["Éric"], "not_collected")

    def test_taking_a_depot_back_leaves_billed_baskets(self):
        self.tick("delivered")
        self.env["cocagne.billing"].bill_month(self.garden, self.delivery.date)
        self.tick("delivered", done=False, uid="two")
        self.assertEqual(self.states()["Alice"], "delivered")

    def test_a_round_with_a_depot_taken_back_is_to_deliver_again(self):
        self.send(self.operation("round"))
        self.tick("delivered", done=False, uid="two")
        self.assertEqual(self.delivery.state, "planned")

    def test_r85_the_round_is_delivered_and_taken_back(self):
        self.send(self.operation("round"))
        self.assertEqual(set(self.states().values()), {"delivered"})
        self.send(self.operation("undo_round", "two"))
        self.assertEqual(set(self.states().values()), {"planned"})

    def test_taking_the_round_back_takes_its_ticks_of_delivery_back(self):
        self.tick("prepared")
        self.tick("delivered", uid="two")
        self.send(self.operation("undo_round", "three"))
        self.assertFalse(self.progress().delivered_on)
        self.assertTrue(self.progress().prepared_on)

    def test_the_first_who_ticked_stays(self):
        self.tick("prepared")
        self.send(
            self.operation(
                "step", "two", depot_id=self.mairie.id, step="prepared", done=True
            ),
            user=self.user_sales_desk,
        )
        self.assertEqual(self.progress().prepared_by_id, self.user_preparer)

    def test_a_depot_that_gets_nothing_is_refused(self):
        (answer,) = self.tick(depot=self.gare)
        self.assertFalse(answer["ok"])
        self.assertIn("gets no basket", answer["message"])

    def test_a_preparer_writes_no_tick_directly(self):
        with self.assertRaises(AccessError):
            self.env["cocagne.preparation.progress"].with_user(
                self.user_preparer
            ).create({"delivery_id": self.delivery.id, "depot_id": self.mairie.id})

    def test_who_has_no_role_ticks_nothing(self):
        (answer,) = self.send(self.operation("round"), user=self.user_insertion_adviser)
        self.assertFalse(answer["ok"])
        self.assertEqual(set(self.states().values()), {"planned"})


class TestColdStoreQueue(ColdStoreCase):
    """A tablet sends again what it is not sure of."""

    def test_r85_an_operation_sent_twice_is_done_once(self):
        self.tick("prepared")
        self.tick("prepared", done=False, uid="two")
        self.tick("prepared")  # the answer to the first one was lost
        self.assertFalse(self.progress().prepared_on)

    def test_the_second_answer_says_that_it_is_done(self):
        self.assertEqual(self.tick(), self.tick())
        self.assertEqual(self.tick()[0]["ok"], True)

    def test_a_refusal_leaves_the_others_alone(self):
        answers = self.send(
            self.operation("step", "bad", depot_id=0, step="prepared", done=True),
            self.operation("round", "good"),
        )
        self.assertEqual([answer["ok"] for answer in answers], [False, True])
        self.assertEqual(set(self.states().values()), {"delivered"})

    def test_a_refused_operation_may_be_sent_again(self):
        basket = self.basket_of(self.eric)
        basket._set_state("held")
        lost = self.operation("basket", basket_ids=basket.ids, state="lost")
        self.assertFalse(self.send(lost)[0]["ok"])
        basket._set_state("planned")
        self.assertTrue(self.send(lost)[0]["ok"])
        self.assertEqual(self.states()["Éric"], "lost")

    def test_a_billed_basket_is_refused_with_what_to_do(self):
        self.send(self.operation("round"))
        self.env["cocagne.billing"].bill_month(self.garden, self.delivery.date)
        (answer,) = self.send(
            self.operation(
                "basket",
                "two",
                basket_ids=self.basket_of(self.eric).ids,
                state="lost",
            )
        )
        self.assertIn("credit note", answer["message"])

    def test_nonsense_is_refused(self):
        for wrong in (
            {"kind": "other"},
            {"kind": "step", "depot_id": self.mairie.id, "step": "eaten", "done": True},
            {"kind": "basket", "basket_ids": [0], "state": "lost"},
            {"kind": "basket", "basket_ids": [], "state": "cancelled"},
            {"kind": "round", "delivery_id": 0},
        ):
            (answer,) = self.send({**self.operation("x", str(wrong)), **wrong})
            self.assertFalse(answer["ok"], wrong)
            self.assertTrue(answer["message"])

    def test_an_operation_without_identifier_is_refused(self):
        (answer,) = self.send(self.operation("round", uid=""))
        self.assertFalse(answer["ok"])

    def test_it_remembers_when_it_was_ticked_without_connection(self):
        self.tick("prepared", at="2026-06-14T05:30:00.123Z")
        self.assertEqual(self.progress().prepared_on, datetime(2026, 6, 14, 5, 30))

    def test_a_clock_that_is_wrong_is_not_believed(self):
        for number, wrong in enumerate(("2027-01-01T00:00:00Z", "yesterday", None)):
            self.tick("prepared", uid=f"off{number}", done=False)
            self.tick("prepared", uid=f"on{number}", at=wrong)
            self.assertEqual(self.progress().prepared_on.date().year, 2026)

    def test_old_operations_are_forgotten(self):
        self.tick("prepared")
        memory = self.env["cocagne.preparation.operation"].sudo()
        memory.search([]).received_on = datetime(2026, 1, 1)
        memory._forget_old_ones()
        self.assertFalse(memory.search([]))
