from odoo.exceptions import UserError

from .change_case import ChangeCase


class TestChangesOfMembers(ChangeCase):
    """What the garden did not open to its members, its staff does for them (R3)."""

    def test_r3_a_member_moves_a_basket_where_the_garden_lets_them(self):
        self.garden.members_move = False
        with self.assertRaisesRegex(UserError, "call or write"):
            self.as_member(self.baskets[2]).action_move(self.day(4))
        self.garden.members_move = True
        self.as_member(self.baskets[2]).action_move(self.day(4))
        self.assertEqual(self.baskets[2].delivery_id, self.day(4))

    def test_r3_the_desk_does_what_members_may_not(self):
        self.garden.members_absence = False
        with self.assertRaisesRegex(UserError, "call or write"):
            self.as_member(self.baskets[2]).action_cancel()
        self.as_desk(self.baskets[2]).action_cancel()
        self.assertEqual(self.baskets[2].state, "cancelled")

    def test_r56_nobody_is_absent_when_nothing_comes(self):
        self.assertFalse(self.chloe.can_be_absent("2026-06-16"))
        self.assertTrue(self.as_desk(self.alice).can_be_absent("2026-06-23"))
