from .solidarity_case import SolidarityCase


class TestCast(SolidarityCase):
    def test_the_cast_has_a_household_with_baskets_to_split(self):
        self.assertEqual(self.ccas_agreement.state, "running")
        self.assertEqual(self.enrolment.order_line_ids, self.order.order_line)
        self.assertTrue(self.baskets(self.order, 3))
