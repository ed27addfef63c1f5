from .common import CocagneCase

#: What the subscription form reads, as the web client asks for it.
FORM = {
    "subscription_stage": {},
    "partner_id": {"fields": {"display_name": {}}},
    "depot_id": {"fields": {"display_name": {}}},
    "depot_is_full": {},
    "round_id": {"fields": {"display_name": {}}},
    "basket_count": {},
    "baskets_left": {},
    "next_basket_date": {},
    "order_line": {
        "fields": {
            "product_id": {"fields": {"display_name": {}}},
            "frequency_id": {"fields": {"display_name": {}}},
            "offered_frequency_ids": {},
            "frequency_rule": {},
            "product_uom_qty": {},
            "qty_delivered": {},
            "price_total": {},
        }
    },
}
#: The columns of the list of subscriptions.
LIST = {name: spec for name, spec in FORM.items() if name != "order_line"}
#: The cards of the week.
CARDS = {
    "day_label": {},
    "calendar_label": {},
    "content_label": {},
    "unit_count": {},
    "depot_count": {},
    "missed_count": {},
    "color_hex": {},
    "round_id": {"fields": {"display_name": {}}},
}


class TestScreenQueries(CocagneCase):
    """A screen asks the database as often for a big garden as for a small one."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.make_logistics()
        cls.make_season(plan=True)
        cls.order = cls.make_subscription(cls.alice, cls.mairie)

    def double(self):
        """Four more subscriptions on the same depot, of all basket types."""
        for member in (self.bruno, self.chloe):
            for product in (self.familial, self.eggs):
                self.make_subscription(member, self.mairie, product)

    def queries(self, screen):
        """How many queries ``screen`` makes, with cold records and warm registry."""
        screen()
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        screen()
        return self.env.cr.sql_log_count - before

    def assert_same_queries(self, screen):
        small = self.queries(screen)
        self.double()
        self.assertLessEqual(self.queries(screen), small)

    def test_the_quantities_to_prepare(self):
        lines = self.env["cocagne.preparation.line"].with_user(self.user_preparer)
        self.assert_same_queries(
            lambda: lines.formatted_read_group(
                [("date", ">=", "today =monday"), ("date", "<=", "today =monday +6d")],
                ["round_id", "depot_id", "product_id"],
                ["quantity:sum"],
            )
        )

    def test_the_form_of_a_subscription(self):
        order = self.order.with_user(self.user_sales_desk)
        self.assert_same_queries(lambda: order.web_read(FORM))

    def test_the_list_of_subscriptions(self):
        orders = self.env["sale.order"].with_user(self.user_sales_desk)
        domain = [("is_subscription", "=", True)]
        self.assert_same_queries(lambda: orders.web_search_read(domain, LIST, limit=80))

    def test_the_cards_of_the_week(self):
        deliveries = self.env["cocagne.delivery"].with_user(self.user_preparer)
        domain = [("date", ">=", "today"), ("date", "<=", "today +6d")]
        self.assert_same_queries(lambda: deliveries.web_search_read(domain, CARDS))

    def test_the_cards_of_depots(self):
        depots = self.env["cocagne.depot"].with_user(self.user_preparer)
        fields = {"places_taken": {}, "capacity": {}, "is_full": {}, "round_ids": {}}
        self.assert_same_queries(lambda: depots.web_search_read([], fields))

    def test_one_basket_moved(self):
        def move():
            basket = self.order.with_user(self.user_sales_desk).basket_ids
            first, second = basket.sorted("date")[:2]
            first.action_move(second.delivery_id)
            self.env.flush_all()

        self.assert_same_queries(move)
