from odoo.fields import Command
from odoo.tests import tagged

from .enrolment_case import EnrolmentCase


@tagged("post_install", "-at_install")
class TestTakeover(EnrolmentCase):
    def reduced(self, name, price, **values):
        """A subscription with a reduced price, as the importer writes it."""
        order = self.subscribe(self.make_household(name, "Import"), **values)
        order.order_line.write({"has_participation": True, "participation": price})
        return order

    def take(self, **values):
        takeovers = self.desk_env["cocagne.solidarity.takeover"]
        takeover = takeovers.create(
            {"agreement_ids": [Command.set(self.ccas_agreement.ids)], **values}
        )
        takeover.action_run()
        return takeover

    def test_the_reduced_price_becomes_the_agreed_price(self):
        order = self.reduced("Hugo", 2.5)
        takeover = self.take()
        self.assertEqual(takeover.state, "done")
        enrolment = takeover.enrolment_ids
        self.assertEqual(enrolment.partner_id, order.partner_id)
        self.assertEqual((enrolment.participation, enrolment.state), (2.5, "active"))
        self.assertTrue(enrolment.is_incomplete)
        line = order.order_line
        self.assertEqual((line.has_participation, line.price_unit), (False, 10))
        price = self.env["cocagne.solidarity.split"]._participation(
            line, enrolment.date_start
        )
        self.assertEqual(float(price), 2.5)

    def test_a_price_above_the_ceiling_is_kept_with_its_reason(self):
        order = self.reduced("Hugo", 4)
        enrolment = self.take().enrolment_ids
        self.assertEqual(enrolment.own_ceiling, 40)
        self.assertTrue(enrolment.ceiling_reason)
        price = self.env["cocagne.solidarity.split"]._participation(
            order.order_line, enrolment.date_start
        )
        self.assertEqual(float(price), 4)

    def test_running_it_again_takes_nobody_twice(self):
        for number in range(3):
            self.reduced(f"H{number}", 2)
        takeover = self.take()
        self.assertEqual(len(takeover.enrolment_ids), 3)
        takeover.action_run()
        again = self.take()
        self.assertEqual(len(takeover.enrolment_ids), 3)
        self.assertFalse(again.enrolment_ids)
        self.assertEqual(again.todo_count, 0)

    def test_who_cannot_be_taken_is_named_and_stays_as_it_was(self):
        kept = self.reduced("Hugo", 2)
        odd = self.reduced("Iris", 2)
        second = self.subscribe(odd.partner_id)
        second.order_line.write({"has_participation": True, "participation": 1})
        dina = self.order.order_line
        dina.write({"has_participation": True, "participation": 1})
        takeover = self.take()
        self.assertEqual(takeover.enrolment_ids.partner_id, kept.partner_id)
        self.assertIn("Iris Import - it pays several reduced prices", takeover.refusals)
        self.assertIn("Dina Morel", takeover.refusals)
        self.assertTrue(odd.order_line.has_participation)
        self.assertTrue(dina.has_participation)
        self.assertEqual(takeover.todo_count, 2)

    def test_staff_and_offered_baskets_are_left_alone(self):
        staff = self.reduced("Jo", 2)
        status = self.env["cocagne.staff.status"].create(
            {"name": "CDDI", "company_id": self.garden.id}
        )
        staff.partner_id.staff_status_id = status
        offered = self.reduced("Kim", 0)
        offered.offered_reason = "sponsorship"
        self.assertFalse(self.take().enrolment_ids)
        self.assertTrue(staff.order_line.has_participation)

    def test_a_full_agreement_takes_no_more(self):
        self.limit(2)
        self.reduced("Hugo", 2)
        self.reduced("Iris", 2)
        takeover = self.take()
        self.assertEqual(len(takeover.enrolment_ids), 1)
        self.assertIn("no place left", takeover.refusals)

    def test_a_basket_that_is_not_billed_keeps_its_price(self):
        order = self.reduced("Hugo", 2.5)
        basket = order.basket_ids.sorted("date")[0]
        basket._set_state("delivered")
        enrolment = self.take().enrolment_ids
        self.assertEqual(enrolment.date_start, basket.date)
        self.assertEqual(
            self.amounts(basket),
            {"participant": 2.5, self.ccas_agreement: 7.0, "fund": 0.5},
        )

    def test_taking_fifty_asks_hardly_more_queries_each_than_ten(self):
        def queries(count):
            for number in range(count):
                self.reduced(f"N{count}-{number}", 2)
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            self.assertEqual(len(self.take().enrolment_ids), count)
            self.env.flush_all()
            return self.env.cr.sql_log_count - before

        few, many = queries(5), queries(25)
        self.assertLess((many - few) / 20, 12)
