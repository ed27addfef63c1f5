from odoo.exceptions import AccessError, UserError

from .contents_case import FRIDAY, TUESDAY, ContentCase


class TestStock(ContentCase):
    """What to pick, and what leaves the stock with the rounds (R42, R89)."""

    def pickings(self, day):
        return self.env["stock.picking"].search(
            [("cocagne_delivery_id", "=", self.delivery(day).id)]
        )

    def moved(self, picking):
        return {
            move.product_id: move.product_uom_qty
            for move in picking.move_ids
            if move.state != "cancel"
        }

    def on_hand(self, product):
        warehouse = self.garden._content_warehouse()
        return product.with_context(location=warehouse.lot_stock_id.id).qty_available

    def test_r89_what_to_pick_is_baskets_times_content_with_losses(self):
        self.lettuce.harvest_loss = 50
        content = self.validated(lettuce=1, carrot=0.5)
        lines = self.env["cocagne.pick.line"].search([("content_id", "=", content.id)])
        found = {
            (line.round_id, line.product_id): (line.quantity, line.to_pick)
            for line in lines
        }
        # 2 baskets on Tuesday; on Friday a Simple and a Familial
        self.assertEqual(
            found,
            {
                (self.m1, self.lettuce): (2.0, 3.0),
                (self.m1, self.carrot): (1.0, 1.0),
                (self.v1, self.lettuce): (2.0, 3.0),
                (self.v1, self.carrot): (1.0, 1.0),
            },
        )

    def test_r89_pieces_are_picked_whole(self):
        self.lettuce.harvest_loss = 10
        content = self.validated(lettuce=1)
        lines = self.env["cocagne.pick.line"].search([("content_id", "=", content.id)])
        # 2 lettuces a round and 10 % more
        self.assertEqual(lines.mapped("to_pick"), [3.0, 3.0])

    def test_r89_a_cancelled_basket_is_not_picked(self):
        content = self.validated(carrot=1)
        basket = self.delivery(TUESDAY).basket_ids[0]
        basket.action_cancel()
        line = self.env["cocagne.pick.line"].search(
            [("content_id", "=", content.id), ("round_id", "=", self.m1.id)]
        )
        self.assertEqual(line.quantity, 1.0)

    def test_r89_a_basket_prepared_as_another_counts_as_what_is_in_the_crate(self):
        self.delivery(TUESDAY).basket_ids[0].write(
            {"prepared_product_id": self.familial.id}
        )
        content = self.make_content()
        self.put(self.composition(content, self.simple), carrot=1)
        self.put(self.composition(content, self.familial), carrot=3)
        line = self.env["cocagne.pick.line"].search(
            [("content_id", "=", content.id), ("round_id", "=", self.m1.id)]
        )
        self.assertEqual(line.quantity, 4.0)

    def test_r89_preparers_read_the_list_to_pick(self):
        content = self.validated(carrot=1)
        lines = self.env["cocagne.pick.line"].with_user(self.user_preparer)
        self.assertEqual(len(lines.search([("content_id", "=", content.id)])), 2)
        html, _kind = (
            self.env["ir.actions.report"]
            .with_user(self.user_preparer)
            ._render_qweb_html("cocagne_jardin.report_picks", content.ids)
        )
        self.assertIn(b"Carrot", html)
        self.assertIn(b"2 kg", html)

    def test_r89_validating_makes_one_picking_a_round(self):
        content = self.validated(carrot=1)
        picking = self.pickings(TUESDAY)
        self.assertEqual(self.moved(picking), {self.carrot: 2.0})
        self.assertEqual(picking.location_dest_id.usage, "customer")
        content.action_validate()
        content._deliveries_written()._sync_content_picking()
        self.assertEqual(self.pickings(TUESDAY), picking)
        self.assertEqual(len(self.pickings(FRIDAY)), 1)

    def test_r89_a_correction_changes_the_picking_that_did_not_leave(self):
        content = self.validated(carrot=1)
        content.action_reset()
        simple = self.composition(content, self.simple)
        simple.line_ids.unlink()
        self.put(simple, lettuce=1)
        content.action_validate()
        picking = self.pickings(TUESDAY)
        self.assertEqual(self.moved(picking), {self.lettuce: 2.0})
        # Familial keeps its carrots
        self.assertEqual(
            self.moved(self.pickings(FRIDAY)), {self.lettuce: 1.0, self.carrot: 1.0}
        )

    def test_r89_the_vegetables_leave_when_a_preparer_marks_the_round(self):
        self.validated(carrot=1)
        self.delivery(TUESDAY).with_user(self.user_preparer).action_deliver()
        picking = self.pickings(TUESDAY)
        self.assertEqual(picking.state, "done")
        self.assertEqual(self.on_hand(self.carrot), -2.0)
        self.delivery(TUESDAY).with_user(self.user_preparer).action_deliver()
        self.assertEqual(self.on_hand(self.carrot), -2.0)

    def test_r89_a_stock_below_zero_is_told_and_blocks_nothing(self):
        self.validated(carrot=1)
        self.delivery(TUESDAY).action_deliver()
        messages = self.delivery(TUESDAY).message_ids.mapped("body")
        self.assertTrue(any("below zero for: Carrot" in body for body in messages))

    def test_r89_a_basket_cancelled_after_validation_does_not_leave(self):
        self.validated(carrot=1)
        self.delivery(TUESDAY).basket_ids[0].action_cancel()
        self.delivery(TUESDAY).action_deliver()
        self.assertEqual(self.on_hand(self.carrot), -1.0)

    def test_r89_undoing_the_delivery_brings_the_vegetables_back(self):
        self.validated(carrot=1)
        delivery = self.delivery(TUESDAY)
        for _time in range(2):
            delivery.with_user(self.user_preparer).action_deliver()
            self.assertEqual(self.on_hand(self.carrot), -2.0)
            delivery.with_user(self.user_preparer).action_undo_deliver()
            self.assertEqual(self.on_hand(self.carrot), 0.0)
        waiting = self.pickings(TUESDAY).filtered(lambda one: one.state != "done")
        self.assertEqual(self.moved(waiting), {self.carrot: 2.0})

    def test_r89_a_content_written_after_the_round_leaves_the_stock_at_once(self):
        self.delivery(TUESDAY).action_deliver()
        self.validated(carrot=1)
        self.assertEqual(self.pickings(TUESDAY).state, "done")
        self.assertEqual(self.on_hand(self.carrot), -2.0)

    def test_r89_a_garden_without_contents_moves_no_stock(self):
        self.garden.use_basket_contents = False
        self.delivery(TUESDAY).action_deliver()
        self.assertFalse(self.pickings(TUESDAY))

    def test_r89_a_delivered_week_is_no_longer_corrected(self):
        content = self.validated(carrot=1)
        self.delivery(TUESDAY).action_deliver()
        content.action_reset()
        content.action_validate()
        self.delivery(FRIDAY).action_deliver()
        with self.assertRaisesRegex(UserError, "history"):
            content.action_reset()

    def test_r89_the_value_is_followed_until_the_end_of_the_season(self):
        for week, kilos in (("2026-06-08", 4), ("2026-06-15", 7)):
            content = self.make_content(week)
            self.put(self.composition(content, self.simple), carrot=kilos)
            content.action_validate()
        rows = self.env["cocagne.content.history"].search(
            [("product_id", "=", self.simple.id)], order="week"
        )
        # 8 then 14 for 10
        self.assertEqual(rows.mapped("gap"), [-2.0, 4.0])
        self.assertEqual(rows.mapped("cumulated_gap"), [-2.0, 2.0])
        self.assertEqual(rows.mapped("season_id.name"), ["Season 2026"])
        with self.assertRaises(AccessError):
            rows.with_user(self.user_preparer).read(["gap"])

    def test_r42_what_is_on_hand_becomes_what_is_available(self):
        self.env["stock.quant"]._update_available_quantity(
            self.carrot, self.garden._content_warehouse().lot_stock_id, 12
        )
        content = self.make_content(lettuce=5).with_user(self.user_sales_desk)
        content.action_read_stock()
        rows = {row.product_id: row for row in content.available_ids}
        self.assertEqual(rows[self.carrot].quantity, 12)
        self.assertEqual(rows[self.carrot].source, "stock")
        # entered by hand: it comes from the field
        self.assertEqual(rows[self.lettuce].quantity, 5)
        content.action_read_stock()
        self.assertEqual(len(content.available_ids), 2)

    def test_r42_a_loss_is_taken_out_of_the_stock(self):
        loss = self.env["cocagne.content.loss"].with_user(self.user_preparer)
        values = {"product_id": self.carrot.id, "company_id": self.garden.id}
        loss.create({**values, "quantity": 3, "reason": "Rotten"}).action_lose()
        self.assertEqual(self.on_hand(self.carrot), -3.0)
        with self.assertRaises(UserError):
            loss.create({**values, "quantity": 0})

    def test_r42_more_promised_than_there_is_warns_and_leaves_a_trace(self):
        content = self.make_content(carrot=2)
        for one in content.composition_ids:
            self.put(one, carrot=1)
        self.assertEqual(content.shortage_count, 1)
        content.action_validate()
        self.assertEqual(content.state, "validated")
        self.assertTrue(
            any("Carrot (2 kg)" in body for body in content.message_ids.mapped("body"))
        )
