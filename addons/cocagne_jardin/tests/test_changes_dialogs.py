from odoo.exceptions import AccessError, UserError
from odoo.tests import Form
from odoo.tools import format_date

from .billing_case import BillingCase
from .change_case import ChangeCase


class DialogCase(ChangeCase):
    """The desk opens the dialogs on the baskets of Alice."""

    def dialog(self, name, user=None, **defaults):
        """A dialog as the user sees it, filled in by default values."""
        context = {f"default_{key}": value for key, value in defaults.items()}
        model = self.env[f"cocagne.{name}"].with_user(user or self.user_sales_desk)
        return Form(model.with_context(**context))

    def said(self, day):
        """A day as the dialogs say it."""
        return format_date(self.env, day, date_format="EEEE d MMMM")

    def move(self, number, to=None, user=None):
        dialog = self.dialog("basket.move", user, basket_ids=self.baskets[number].ids)
        if to is not None:
            dialog.delivery_id = self.day(to)
        return dialog


class TestMoveDialog(DialogCase):
    def test_r50_nothing_is_told_before_a_day_is_chosen(self):
        dialog = self.move(2)
        self.assertFalse(dialog.outcome)
        self.assertFalse(dialog.refusal_text)

    def test_r50_the_new_day_is_told_before_the_click(self):
        dialog = self.move(2, 4)
        self.assertIn(self.said(self.day(2).date), dialog.outcome)
        self.assertIn(self.said(self.day(4).date), dialog.outcome)
        self.assertFalse(dialog.refusal_text)
        self.assertEqual(self.baskets[2].delivery_id, self.day(2))
        dialog.save().action_apply()
        self.assertEqual(self.baskets[2].delivery_id, self.day(4))

    def test_r50_only_deliveries_that_stop_at_the_depot_are_offered(self):
        found = self.move(2).possible_delivery_ids[:]
        self.assertIn(self.day(4), found)
        self.assertNotIn(self.delivery(self.v1, "2026-07-03"), found)
        self.assertNotIn(self.day(2), found)

    def test_r51_two_baskets_the_same_week_are_told(self):
        self.assertIn("two that week", self.move(2, 4).outcome)

    def test_r50_a_refusal_is_told_before_the_click(self):
        self.rule.allow_postpone = False
        dialog = self.move(2, 4)
        self.assertIn("cannot be postponed", dialog.refusal_text)
        self.assertIn("Make an exception", dialog.refusal_text)
        with self.assertRaisesRegex(UserError, "cannot be postponed"):
            dialog.save().action_apply()
        self.assertEqual(self.baskets[2].delivery_id, self.day(2))

    def test_r52_an_exception_needs_its_reason(self):
        self.rule.allow_postpone = False
        dialog = self.move(2, 4)
        self.assertTrue(dialog.can_pass)
        dialog.derogation = True
        with self.assertRaisesRegex(AssertionError, "reason"):
            dialog.save()
        dialog.reason = "In hospital"
        dialog.save().action_apply()
        change = self.history(self.baskets[2])
        self.assertTrue(change.derogation)
        self.assertEqual(change.reason, "In hospital")

    def test_r53_the_number_of_the_week_is_for_the_manager_to_exceed(self):
        self.garden.write({"doubling_limited": True, "doubling_maximum": 0})
        desk = self.move(2, 4)
        self.assertFalse(desk.can_pass)
        self.assertIn("Only the manager", desk.refusal_text)
        manager = self.move(2, 4, self.user_manager)
        self.assertTrue(manager.can_pass)
        self.assertNotIn("Only the manager", manager.refusal_text)
        manager.derogation = True
        manager.reason = "Good harvest"
        manager.save().action_apply()
        self.assertEqual(self.baskets[2].delivery_id, self.day(4))

    def test_r50_what_changed_since_the_dialog_opened_is_told(self):
        wizard = self.move(2, 4).save()
        self.baskets[2].action_move(self.day(6))
        with self.assertRaisesRegex(UserError, "changed by somebody else"):
            wizard.action_apply()
        self.assertEqual(self.baskets[2].delivery_id, self.day(6))

    def test_r50_preparers_and_accountants_have_no_such_dialog(self):
        for user in (self.user_preparer, self.user_accountant):
            with self.assertRaises(AccessError):
                self.move(2, user=user)


class TestCancelDialog(DialogCase):
    def cancel(self, number, user=None):
        return self.dialog("basket.cancel", user, basket_ids=self.baskets[number].ids)

    def test_r50_a_cancellation_says_that_nothing_is_billed(self):
        dialog = self.cancel(2)
        self.assertIn("neither prepared nor billed", dialog.outcome)
        dialog.save().action_apply()
        self.assertEqual(self.baskets[2].state, "cancelled")

    def test_r54_a_day_to_double_that_is_compulsory_is_asked_for(self):
        self.rule.compensation = "at_once"
        dialog = self.cancel(2)
        self.assertIn("choose that day at once", dialog.refusal_text)
        dialog.double_on_id = self.day(5)
        self.assertFalse(dialog.refusal_text)
        self.assertIn("two that week", dialog.outcome)
        dialog.save().action_apply()
        self.assertEqual(self.baskets[2].delivery_id, self.day(5))

    def test_r55_past_the_deadline_the_dialog_says_so(self):
        dialog = self.cancel(0)
        self.assertIn("too late", dialog.refusal_text)
        self.assertTrue(dialog.can_pass)


class TestAbsenceDialog(DialogCase):
    """Alice also has eggs the same days."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.eggs_order, cls.eggs_baskets = cls.second_order(cls.alice, product=cls.eggs)
        cls.both = cls.baskets[1] | cls.eggs_baskets[1]

    def absence(self, user=None):
        return self.dialog("absence", user, partner_id=self.alice.id)

    def test_r56_the_dialog_finds_all_that_comes_next_week(self):
        dialog = self.absence()
        self.assertEqual(dialog.basket_ids[:], self.both)
        self.assertIn(self.said(self.day(2).date), dialog.outcome)
        dialog.save().action_apply()
        self.assertEqual(self.both.delivery_id, self.day(2))
        self.assertEqual(self.history(self.both).kind, "absence")

    def test_r56_each_choice_tells_what_it_does(self):
        dialog = self.absence()
        dialog.choice = "cancel"
        self.assertIn("neither prepared nor billed", dialog.outcome)
        dialog.choice = "give"
        dialog.given_to = "Zoé"
        self.assertIn("given to Zoé", dialog.outcome)

    def test_r56_a_basket_that_is_removed_comes_all_the_same(self):
        dialog = self.absence()
        dialog.choice = "cancel"
        dialog.basket_ids.remove(id=self.eggs_baskets[1].id)
        dialog.save().action_apply()
        self.assertEqual(self.both.mapped("state"), ["cancelled", "planned"])

    def test_r56_other_days_find_other_baskets(self):
        dialog = self.absence()
        dialog.date_to = self.day(3).date
        self.assertEqual(len(dialog.basket_ids), 6)

    def test_r56_a_refused_basket_is_told_before_the_click(self):
        self.eggs.flexibility_id = self.rule.copy({"allow_postpone": False})
        dialog = self.absence()
        self.assertIn("ufs cannot be postponed", dialog.refusal_text)
        with self.assertRaisesRegex(UserError, "cannot be postponed"):
            dialog.save().action_apply()
        self.assertEqual(self.baskets[1].delivery_id, self.day(1))


class TestDepotDialog(DialogCase):
    def depot(self, scope="once", depot=None, user=None):
        dialog = self.dialog(
            "depot.change",
            user,
            order_id=self.order.id,
            basket_id=self.baskets[2].id,
            scope=scope,
        )
        if depot:
            dialog.depot_id = depot
        return dialog

    def test_r57_the_day_follows_the_depot(self):
        dialog = self.depot(depot=self.gare)
        self.assertEqual(dialog.round_id, self.v1)
        self.assertIn(
            f"{self.said('2026-07-03')}, {self.gare.display_name}", dialog.outcome
        )
        dialog.save().action_apply()
        self.assertEqual(self.baskets[2].depot_id, self.gare)
        self.assertEqual(self.order.depot_id, self.mairie)

    def test_r57_some_weeks_tell_each_basket(self):
        dialog = self.depot("period", self.gare)
        dialog.date_from = self.day(2).date
        dialog.date_to = self.day(4).date
        self.assertEqual(dialog.outcome.count("<li>"), 3)

    def test_r57_for_good_the_subscription_follows(self):
        dialog = self.depot("for_good", self.gare)
        dialog.date_from = self.day(2).week
        dialog.save().action_apply()
        self.assertEqual(self.order.depot_id, self.gare)
        self.assertEqual(self.baskets[2].depot_id, self.gare)
        self.assertEqual(self.baskets[1].depot_id, self.mairie)

    def test_r57_a_full_depot_is_told_and_nobody_passes_over_it(self):
        self.make_subscription(self.bruno, self.gare)
        self.gare.capacity = 1
        for user in (self.user_sales_desk, self.user_manager):
            dialog = self.depot(depot=self.gare, user=user)
            self.assertIn("is full", dialog.refusal_text)
            self.assertFalse(dialog.can_pass)

    def test_r57_the_room_for_crates_counts_too(self):
        self.order.order_line.product_id.depot_places = 2
        self.gare.crate_capacity = 1
        self.assertIn("is full", self.depot(depot=self.gare).refusal_text)
        self.gare.crate_capacity = 2
        self.assertFalse(self.depot(depot=self.gare).refusal_text)

    def test_r57_a_reserved_depot_asks_for_its_password_at_once(self):
        self.gare.write({"category": "reserved", "access_code": "lune"})
        dialog = self.depot(depot=self.gare)
        self.assertTrue(dialog.asks_access_code)
        self.assertIn("type its password", dialog.refusal_text)
        dialog.access_code = "lune"
        self.assertFalse(dialog.refusal_text)

    def test_r57_without_a_depot_the_dialog_asks_for_it(self):
        with self.assertRaisesRegex(UserError, "Choose the new depot"):
            self.depot().save().action_apply()


class TestExceptionalDialog(DialogCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        _order, cls.bruno_eggs = cls.second_order(product=cls.eggs)
        _order, cls.chloe_eggs = cls.second_order(cls.chloe, product=cls.eggs)

    def exceptional(self, user=None):
        dialog = self.dialog("exceptional.change", user or self.user_manager)
        dialog.name = "No eggs this week"
        dialog.week = self.day(2).date
        return dialog

    def test_r58_how_many_baskets_and_members_is_told_before_the_click(self):
        dialog = self.exceptional()
        self.assertEqual((dialog.basket_count, dialog.member_count), (0, 0))
        dialog.product_ids.add(self.eggs)
        self.assertEqual((dialog.basket_count, dialog.member_count), (2, 2))
        dialog.depot_ids.add(self.gare)
        self.assertEqual(dialog.basket_count, 0)
        dialog.depot_ids.remove(id=self.gare.id)
        action = dialog.save().action_apply()
        both = self.bruno_eggs[2] | self.chloe_eggs[2]
        self.assertEqual(set(both.mapped("state")), {"cancelled"})
        operation = self.env["cocagne.change.operation"].browse(action["res_id"])
        self.assertEqual(operation.change_count, 2)

    def test_r58_the_desk_does_not_decide_for_everybody(self):
        with self.assertRaises(AccessError):
            self.exceptional(self.user_sales_desk)


class TestCorrectionDialog(DialogCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        _order, cls.past = cls.second_order(date_start="2026-06-01")

    def correction(self, baskets):
        return self.dialog("basket.correction", basket_ids=baskets.ids)

    def test_r58_what_will_be_written_is_told_before_the_click(self):
        dialog = self.correction(self.past[1])
        self.assertFalse(dialog.outcome)
        dialog.state = "lost"
        self.assertIn(self.said(self.past[1].date), dialog.outcome)
        self.assertIn("Lost", dialog.outcome)
        with self.assertRaisesRegex(AssertionError, "reason"):
            dialog.save()
        dialog.reason = "The driver found it at night"
        dialog.save().action_apply()
        self.assertEqual(self.past[1].state, "lost")

    def test_r58_a_basket_to_come_is_refused_before_the_click(self):
        dialog = self.correction(self.baskets[2])
        self.assertIn("still to come", dialog.refusal_text)


class TestCorrectionDialogBilled(BillingCase):
    def test_r58_a_billed_basket_is_refused_before_the_click(self):
        basket = self.deliver(self.subscribe(self.alice), 10)
        self.bill()
        model = self.env["cocagne.basket.correction"].with_user(self.user_sales_desk)
        dialog = Form(model.with_context(default_basket_ids=basket.ids))
        self.assertIn("credit note", dialog.refusal_text)
