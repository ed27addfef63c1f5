from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import HttpCase, tagged

from odoo.addons.cocagne_reseau.models.figure import alert as alert_module
from odoo.addons.cocagne_reseau.models.figure import dashboard as dashboard_module
from odoo.addons.cocagne_reseau.models.figure import sheet as sheet_module

from .published_case import (
    APRIL,
    MAY,
    MEMBERS,
    PEOPLE,
    WOMEN,
    PublishedCase,
    date,
)

FIGURE = "cocagne.network.figure"


class ScreenCase(PublishedCase):
    """The figures of the tests are the key figures of the screens."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        for module in (dashboard_module, sheet_module):
            cls.classPatch(module, "KEY_CODES", (MEMBERS, WOMEN, PEOPLE))
        # a demonstration in the database has gardens and months of its own
        others = cls.env["cocagne.network.garden"].search([]) - cls.everyone
        others.active = False
        cls.figures.search([("garden_id", "in", others.ids)]).unlink()
        cls.totals.search([]).unlink()
        cls.head = cls.env[FIGURE].with_user(cls.user_head_office)

    def card(self, code, month="2026-05-01"):
        cards = self.head.dashboard_data(month)["cards"]
        return next(card for card in cards if card["code"] == code)


@tagged("post_install", "-at_install")
class TestDashboard(ScreenCase):
    def test_a_card_shows_the_total_of_the_network(self):
        self.publish(lake={"members": 1200}, coast={"members": 300})
        card = self.card(MEMBERS)
        self.assertIn("500", card["value"])
        self.assertEqual((card["gardens"], card["left_out"]), (2, 0))

    def test_a_figure_of_one_small_garden_is_hidden(self):
        self.publish(lake={"women": 3, "men": 0})
        self.assertTrue(self.card(PEOPLE)["hidden"])

    def test_a_card_is_compared_with_the_month_before(self):
        self.figures._publish(self.make_month(self.lake, APRIL, members=100))
        self.publish(lake={"members": 110})
        card = self.card(MEMBERS)
        self.assertEqual((card["trend"], card["change"]), ("up", "+10 %"))

    def test_totals_of_more_gardens_are_not_compared(self):
        self.figures._publish(self.make_month(self.lake, APRIL))
        self.publish(lake={}, coast={})
        self.assertFalse(self.card(MEMBERS)["trend"])

    def test_gardens_that_validated_are_counted(self):
        self.publish(lake={}, coast={})
        data = self.head.dashboard_data("2026-05-01")
        self.assertEqual(data["validated"], 2)
        self.assertGreaterEqual(data["expected"], 6)

    def test_a_wrong_month_is_refused(self):
        with self.assertRaises(UserError):
            self.head.dashboard_data("May")

    def test_a_garden_opens_no_screen_of_the_head_office(self):
        figures = self.env[FIGURE].with_user(self.user_manager)
        for screen in (
            figures.dashboard_data,
            figures.map_data,
            figures.position_data,
            self.env["cocagne.network.alert"].with_user(self.user_manager).search_count,
        ):
            with self.subTest(screen=screen), self.assertRaises(AccessError):
                screen([]) if screen.__name__ == "search_count" else screen()

    def test_the_screens_ask_as_often_for_two_gardens_as_for_six(self):
        self.publish(lake={}, coast={})
        few = [self.queries(screen) for screen in self.screens()]
        self.publish(hill={}, far={}, isle={}, moor={})
        many = [self.queries(screen) for screen in self.screens()]
        self.assertEqual(few, many)

    def test_the_screens_ask_as_often_for_one_indicator_as_for_all(self):
        self.publish(lake={}, coast={})
        many = [self.queries(screen) for screen in self.screens()]
        everything = self.env["cocagne.indicator"].search([])
        everything.filtered(lambda one: one.code != MEMBERS).active = False
        few = [self.queries(screen) for screen in self.screens()]
        self.assertEqual(few, many)

    def screens(self):
        return (
            lambda: self.head.dashboard_data("2026-05-01"),
            lambda: self.head.map_data(MEMBERS, "2026-05-01"),
            lambda: self.head.position_data(self.lake.id, "2026-05-01"),
        )

    def queries(self, screen):
        screen()
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        screen()
        return self.env.cr.sql_log_count - before


@tagged("post_install", "-at_install")
class TestMap(ScreenCase):
    def circle(self, garden, code):
        gardens = self.head.map_data(code, "2026-05-01")["gardens"]
        return next(one for one in gardens if one["id"] == garden.id)

    def test_a_hidden_figure_is_grey_and_has_no_number(self):
        self.publish(lake={"women": 3}, coast={})
        self.assertEqual(self.circle(self.lake, WOMEN)["state"], "hidden")
        self.assertIsNone(self.circle(self.lake, WOMEN)["rank"])

    def test_more_is_darker(self):
        self.publish(lake={"members": 100}, coast={"members": 900})
        less, more = self.circle(self.lake, MEMBERS), self.circle(self.coast, MEMBERS)
        self.assertLess(less["rank"], more["rank"])

    def test_a_garden_that_validated_nothing_is_grey(self):
        self.publish(coast={})
        self.assertEqual(self.circle(self.lake, MEMBERS)["state"], "none")


@tagged("post_install", "-at_install")
class TestPosition(ScreenCase):
    def line(self, code=MEMBERS):
        data = self.head.position_data(self.lake.id, "2026-05-01")
        lines = [line for theme in data["themes"] for line in theme["lines"]]
        return next(line for line in lines if line["code"] == code)

    def test_quartiles_need_as_many_gardens_as_the_smallest_number_shown(self):
        self.publish(lake={}, coast={}, hill={}, far={})
        self.assertFalse(self.line()["network"])
        self.publish(isle={})
        self.assertEqual(self.line()["network"]["count"], 5)

    def test_a_region_of_few_gardens_has_no_quartiles(self):
        self.publish(lake={}, coast={}, hill={}, far={}, isle={})
        self.assertFalse(self.line()["region"])

    def test_the_middle_garden_is_the_median(self):
        numbers = zip(
            ("coast", "hill", "lake", "far", "isle"), (1, 2, 3, 4, 5), strict=True
        )
        self.publish(**{name: {"members": 100 * number} for name, number in numbers})
        line = self.line()
        self.assertEqual(line["network"]["middle"], line["value"])
        self.assertEqual(line["picture"]["dot"], line["picture"]["network"][1])


@tagged("post_install", "-at_install")
class TestSheet(ScreenCase):
    def sheet(self, user):
        garden = self.lake.with_user(user).with_company(user.company_id)
        return garden._sheet_data()

    def values(self, user):
        return {line["code"]: line["value"] for line in self.sheet(user)["lines"]}

    def test_the_garden_reads_its_own_small_counts_and_the_head_office_does_not(self):
        self.publish(lake={"women": 3})
        self.assertEqual(self.values(self.user_manager)[WOMEN], "3")
        self.assertNotIn("3", self.values(self.user_head_office)[WOMEN])

    def test_a_garden_prints_no_sheet_of_another(self):
        self.publish(coast={})
        with self.assertRaises(AccessError):
            self.env["report.cocagne_reseau.garden_sheet"].with_user(
                self.user_manager
            )._get_report_values(self.coast.ids)

    def test_the_sheet_is_one_page_of_html_with_curves(self):
        for month in (APRIL, MAY):
            self.figures._publish(self.make_month(self.lake, month))
        html, _kind = self.env["ir.actions.report"]._render_qweb_html(
            "cocagne_reseau.garden_sheet", self.lake.ids
        )
        self.assertIn(b"data:image/svg+xml;base64,", html)

    def test_a_garden_without_a_month_says_so(self):
        self.assertEqual(self.sheet(self.user_head_office)["months"], [])

    def test_the_garden_asks_for_its_own_sheet(self):
        action = (
            self.env["cocagne.network.garden"]
            .with_user(self.user_manager)
            .action_print_own_sheet()
        )
        self.assertEqual(action["context"]["active_ids"], self.lake.ids)


@tagged("post_install", "-at_install")
class TestAlerts(PublishedCase):
    def alerts(self, kind, garden):
        return (
            self.env["cocagne.network.alert"]
            .with_user(self.user_head_office)
            .search([("kind", "=", kind), ("garden_id", "=", garden.id)])
        )

    def members(self, *numbers):
        """The members of ``lake`` in February and May."""
        self.patch(alert_module, "MEMBERS", MEMBERS)
        for month, number in zip((date(2026, 2, 1), MAY), numbers, strict=True):
            self.figures._publish(self.make_month(self.lake, month, members=number))

    def test_a_garden_that_loses_members_is_called(self):
        self.members(100, 85)
        alert = self.alerts("members", self.lake)
        self.assertEqual((alert.number, alert.severity), (15, 2))
        self.assertTrue(alert.text and alert.next_step)

    def test_a_loss_under_the_threshold_is_none(self):
        self.members(100, 95)
        self.assertFalse(self.alerts("members", self.lake))

    def test_the_threshold_is_a_setting(self):
        self.network.network_alert_members = 3
        self.members(100, 95)
        self.assertTrue(self.alerts("members", self.lake))

    def test_a_month_that_is_not_validated_in_time_is_late(self):
        self.assertTrue(self.alerts("late", self.hill))

    def test_a_garden_that_left_is_never_late(self):
        self.hill.date_left = "2020-01-01"
        self.assertFalse(self.alerts("late", self.hill))

    def test_declared_figures_that_are_missing_are_told(self):
        self.publish(lake={})
        declared = self.env["cocagne.indicator"].search([("code", "=", PEOPLE)])
        self.figure(self.lake, PEOPLE).sudo().unlink()
        self.assertTrue(declared.is_declared)
        self.assertTrue(self.alerts("missing", self.lake))


@tagged("post_install", "-at_install")
class TestFigureSettings(PublishedCase):
    def dialog(self, **values):
        model = self.env["cocagne.figure.settings"].with_user(self.user_network_manager)
        return model.create(values)

    def test_the_manager_of_the_network_changes_the_settings(self):
        self.dialog(network_least=7, network_alert_days=30).action_save()
        self.assertEqual(self.network.network_least, 7)
        self.assertEqual(self.network.network_alert_days, 30)

    def test_a_number_that_shows_couples_is_refused(self):
        with self.assertRaises(ValidationError):
            self.dialog(network_least=2).action_save()

    def test_a_reader_changes_no_setting(self):
        with self.assertRaises(AccessError):
            self.env["cocagne.figure.settings"].with_user(self.user_head_office).create(
                {"network_least": 7}
            )


@tagged("post_install", "-at_install")
class TestNetworkTour(ScreenCase, HttpCase):
    def test_the_head_office_reads_the_dashboard_and_the_table(self):
        self.publish(lake={"women": 3}, coast={}, hill={}, far={}, isle={})
        self.start_tour(
            "/odoo/network-dashboard",
            "cocagne_network_dashboard",
            login=self.user_head_office.login,
        )
