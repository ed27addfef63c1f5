"""The leak test can fail: what is added later and tells somebody is found by itself."""

from odoo import api
from odoo.tests import tagged

from odoo.addons.cocagne_jardin.models.basket.basket import Basket
from odoo.addons.cocagne_jardin.models.change.basket_screen import Basket as ShownBasket

from .leak import arguments, buttons, calls, files, papers, probes, reads
from .leak_case import LeakCase

VOLUNTEER = "depot volunteer and driver"


@tagged("post_install", "-at_install")
class TestLeakFound(LeakCase):
    def found(self, look, viewer=VOLUNTEER):
        return "\n".join(self.leaks(look, viewers=[viewer]))

    def test_a_name_that_tells_is_found(self):
        def tell(baskets):
            for basket in baskets:
                enrolled = basket.sudo().order_line_id.enrolment_ids
                basket.display_name = "with help" if enrolled else "-"

        self.patch(Basket, "_compute_display_name", tell)
        self.assertIn("model cocagne.basket/rows/display_name", self.found(reads.seen))

    def test_an_order_of_rows_that_tells_is_found(self):
        search = Basket._search

        def first_those_with_help(baskets, domain, *args, **kwargs):
            query = search(baskets, domain, *args, **kwargs)
            if baskets.env.su:
                return query
            enrolled = baskets.sudo().env["cocagne.solidarity.enrolment"]
            lines = enrolled.search([]).order_line_ids
            found = baskets.browse(query.get_result_ids())
            helped = lines.basket_ids & found
            return (helped + (found - helped))._as_query()

        self.patch(Basket, "_search", first_those_with_help)
        self.assertIn("model cocagne.basket/rows/", self.found(reads.seen))

    def test_a_paper_that_tells_is_found(self):
        self.env["ir.ui.view"].create(
            {
                "name": "telling",
                "key": "cocagne_paniers_solidaires.telling",
                "type": "qweb",
                "arch": "<div><p t-foreach='docs' t-as='delivery'>"
                "<t t-out='len(delivery.sudo().basket_ids.order_line_id.enrolment_ids)'/>"
                "</p></div>",
            }
        )
        self.env["ir.actions.report"].create(
            {
                "name": "Telling",
                "model": "cocagne.delivery",
                "report_type": "qweb-html",
                "report_name": "cocagne_paniers_solidaires.telling",
            }
        )
        self.assertIn("telling", self.found(papers.seen))

    def test_a_count_behind_a_button_is_found(self):
        def action_print_labels(baskets):
            return baskets.sudo().env["cocagne.solidarity.enrolment"].search_count([])

        Basket.action_count_help = action_print_labels
        self.addCleanup(delattr, Basket, "action_count_help")
        buttons._methods_of.cache_clear()
        self.assertIn("action_count_help", self.found(buttons.seen))

    def test_a_filter_on_what_is_hidden_is_found(self):
        secrets = self.find_secrets()
        self.env["ir.model.access"].create(
            {
                "name": "too open",
                "model_id": self.env["ir.model"]._get_id(
                    "cocagne.solidarity.enrolment"
                ),
                "group_id": self.env.ref("cocagne_jardin.group_preparer").id,
                "perm_read": True,
            }
        )

        def probe(env):
            return probes.seen(env, secrets)

        self.assertIn("probe cocagne.solidarity.enrolment.state", self.found(probe))

    def test_an_answer_to_an_argument_that_tells_is_found(self):
        def count_help(baskets, text):
            return baskets.sudo().env["cocagne.solidarity.enrolment"].search_count([])

        Basket.count_help = count_help
        self.addCleanup(delattr, Basket, "count_help")
        arguments._methods_of.cache_clear()
        self.addCleanup(arguments._methods_of.cache_clear)
        self.assertIn("cocagne.basket.count_help", self.found(arguments.seen))

    def test_a_name_that_tells_in_some_context_only_is_found(self):
        tell = ShownBasket._compute_display_name

        @api.depends_context("basket_with_day", "lang")
        def tell_some(baskets):
            tell(baskets)
            if baskets.env.context.get("basket_with_day"):
                for basket in baskets:
                    basket.display_name = len(basket.sudo().order_line_id.enrolment_ids)

        self.patch(ShownBasket, "_compute_display_name", tell_some)
        self.assertIn("call cocagne.basket.context", self.found(calls.seen))

    def test_a_file_that_tells_is_found(self):
        live = self.live

        def live_and_write():
            live()
            count = self.env["cocagne.solidarity.enrolment"].search_count([])
            self.env["ir.attachment"].create(
                {
                    "name": "week.txt",
                    "raw": f"{count} households",
                    "res_model": "cocagne.depot",
                    "res_id": self.mairie.id,
                }
            )

        self.patch(type(self), "live", staticmethod(live_and_write))
        self.assertIn("files of cocagne.depot", self.found(files.seen))

    def test_a_record_named_by_its_number_that_tells_is_found(self):
        statements = type(self.env["cocagne.solidarity.statement"])
        statements.action_tell = lambda statement: statement.sudo().amount
        self.addCleanup(delattr, statements, "action_tell")
        buttons._methods_of.cache_clear()
        self.addCleanup(buttons._methods_of.cache_clear)
        # planted on the class of the registry: it is looked at like ours
        self.patch(
            buttons,
            "_methods",
            lambda model: ["action_tell"] * hasattr(model, "action_tell"),
        )
        self.assertIn("statement.action_tell on others", self.found(buttons.seen))
