from datetime import date, timedelta

from odoo.exceptions import AccessError

from .test_preparation_sheet import DAY, PaperCase


class TestBoard(PaperCase):
    """Today is Monday 15 June; round M1 is prepared on the day, Tuesday 16 June."""

    def board(self, day=DAY, user=None):
        return (
            self.env["cocagne.preparation.board"]
            .with_user(user or self.user_preparer)
            .search(
                [
                    ("preparation_date", "=", day),
                    ("company_id", "=", self.garden.id),
                ]
            )
        )

    def test_r81_a_day_says_its_totals_by_basket_type(self):
        day = self.board()
        self.assertEqual((day.unit_count, day.round_count, day.stop_count), (4, 1, 2))
        self.assertEqual(day.content_label, "3 Simple, 1 Familial")
        self.assertEqual(day.delivery_ids, self.delivery)

    def test_r81_days_are_told_by_when_they_are(self):
        periods = {
            DAY: "tomorrow",
            DAY + timedelta(days=7): "later",
            date(2026, 12, 8): "later",
        }
        for day, period in periods.items():
            self.assertEqual(self.board(day).period, period, day)

    def test_r81_a_round_prepared_today_is_for_today(self):
        monday = self.env["cocagne.preparation.day"].create(
            {"weekday": "1", "company_id": self.garden.id}
        )
        self.m1.preparation_day_id = monday
        day = self.board(date(2026, 6, 15))
        self.assertEqual((day.period, day.unit_count), ("today", 4))

    def test_r81_past_days_are_kept_and_those_not_marked_stand_out(self):
        last_week = self.delivery.search(
            [("round_id", "=", self.m1.id), ("date", "=", "2026-06-09")]
        )
        self.delivery.basket_ids.write({"delivery_id": last_week.id})
        past = self.board(date(2026, 6, 9))
        self.assertEqual(past.period, "late")
        last_week.action_deliver()
        past.invalidate_recordset()
        self.assertEqual(past.period, "past")
        self.assertEqual(past.unit_count, 4)

    def test_a_day_without_baskets_is_not_there(self):
        self.delivery.basket_ids._set_state("cancelled")
        self.assertFalse(self.board())

    def test_the_depots_prepared_are_counted(self):
        self.env["cocagne.preparation.progress"]._tick(
            self.delivery, self.mairie, "prepared", True
        )
        self.assertEqual(self.board().prepared_count, 1)

    def test_r81_each_paper_is_one_button_away(self):
        day = self.board()
        for button, report in (
            ("action_print_preparation", "cocagne_jardin.report_preparation"),
            ("action_print_road_sheets", "cocagne_jardin.report_road_sheet"),
            ("action_print_labels", "cocagne_jardin.report_labels"),
            ("action_print_spreadsheet", "cocagne_jardin.preparation_xlsx"),
        ):
            action = getattr(day, button)()
            self.assertEqual(action["report_name"], report)
            self.assertEqual(action["context"]["active_ids"], self.delivery.ids, button)

    def test_r81_a_quantity_leads_to_the_members(self):
        line = self.env["cocagne.preparation.line"].search(
            [("delivery_id", "=", self.delivery.id), ("depot_id", "=", self.mairie.id)]
        )
        rows = self.members(line.action_view_members()["domain"])
        self.assertEqual(rows.partner_id, self.alice + self.eric)
        self.assertEqual(sum(rows.mapped("quantity")), 3)

    def members(self, domain):
        return (
            self.env["cocagne.preparation.member"]
            .with_user(self.user_preparer)
            .search(domain)
        )

    def test_r81_members_are_found_by_every_filter(self):
        company = self.make_member("", "Cantine SARL", is_company=True)
        category = self.env["res.partner.category"].create({"name": "Restauration"})
        company.category_id = category
        self.make_subscription(company, self.ecole)
        day = [("delivery_id", "=", self.delivery.id)]
        for domain in (
            [("client_kind", "=", "company")],
            [("category_ids", "=", category.id)],
            [("partner_id", "ilike", "cantine")],
            [("depot_id", "=", self.ecole.id), ("product_id", "=", self.simple.id)],
        ):
            self.assertEqual(self.members(day + domain).partner_id, company, domain)

    def test_r81_members_stand_in_the_order_of_the_road(self):
        self.stop_ecole.sequence = 0
        rows = self.members([("delivery_id", "=", self.delivery.id)])
        self.assertEqual(rows[0].depot_id, self.ecole)

    def test_r81_a_member_line_opens_its_basket(self):
        row = self.members([("delivery_id", "=", self.delivery.id)])[0]
        action = row.action_open_basket()
        basket = self.env["cocagne.basket"].browse(action["res_id"])
        self.assertEqual(basket.partner_id, row.partner_id)

    def test_the_totals_of_members_and_quantities_agree(self):
        rows = self.members([("delivery_id", "=", self.delivery.id)])
        self.assertEqual(sum(rows.mapped("quantity")), self.board().unit_count)

    def test_who_has_no_role_sees_no_day(self):
        for user in (self.user_insertion_adviser, self.user_head_office):
            for model in ("cocagne.preparation.board", "cocagne.preparation.member"):
                with self.assertRaises(AccessError):
                    self.env[model].with_user(user).search([])

    def test_another_garden_sees_none_of_these_days(self):
        stranger = self.make_user(
            "stranger", "cocagne_jardin.group_preparer", self.other_garden
        )
        for model in ("cocagne.preparation.board", "cocagne.preparation.member"):
            self.assertFalse(
                self.env[model]
                .with_user(stranger)
                .with_context(allowed_company_ids=self.other_garden.ids)
                .search([])
            )

    def test_r81_fifty_baskets_ask_as_often_as_ten(self):
        self.add(0, 6)
        ten = self.queries()
        self.add(6, 46)
        self.env.invalidate_all()
        self.assertEqual(self.board().unit_count, 50)
        self.assertLessEqual(self.queries(), ten)

    def add(self, first, last):
        for number in range(first, last):
            member = self.make_member(f"Zoé{number}", f"Nom{number}")
            self.make_subscription(member, (self.mairie, self.ecole)[number % 2])

    def queries(self):
        """The cards of the days, then the list of the members of one of them."""
        specification = {
            "day_label": {},
            "content_label": {},
            "prepared_count": {},
            "unit_count": {},
            "delivery_ids": {"fields": {"display_name": {}}},
        }
        board = self.env["cocagne.preparation.board"].with_user(self.user_preparer)
        members = self.env["cocagne.preparation.member"].with_user(self.user_preparer)

        def look():
            board.web_search_read(
                [("preparation_date", ">=", "today")], specification, limit=80
            )
            members.web_search_read(
                [("delivery_id", "=", self.delivery.id)],
                {
                    "partner_id": {"fields": {"display_name": {}}},
                    "depot_id": {"fields": {"display_name": {}}},
                    "product_id": {"fields": {"display_name": {}}},
                    "quantity": {},
                    "category_ids": {"fields": {"display_name": {}}},
                },
                limit=500,
            )

        look()
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        look()
        return self.env.cr.sql_log_count - before
