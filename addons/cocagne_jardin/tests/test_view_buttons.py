"""Buttons of the screens call methods that take the records of the screen."""

from lxml import etree

from odoo.tests import TransactionCase, tagged


@tagged("post_install", "-at_install")
class TestViewButtons(TransactionCase):
    def test_no_button_calls_a_method_that_takes_no_records(self):
        """The web client gives the ids of the screen, which ``@api.model`` refuses."""
        names = self.env["ir.model.data"].search(
            [("model", "=", "ir.ui.view"), ("module", "=like", "cocagne_%")]
        )
        views = self.env["ir.ui.view"].browse(names.mapped("res_id"))
        seen, wrong = 0, set()
        for view in views.filtered("model"):
            arch = etree.fromstring(view.arch_db)
            # a button inside a field belongs to the model of the field
            for button in arch.xpath("//button[@type='object'][not(ancestor::field)]"):
                method = getattr(self.env[view.model], button.get("name"), None)
                seen += 1
                if getattr(method, "_api_model", False):
                    wrong.add(f"{view.model}.{button.get('name')} ({view.xml_id})")
        self.assertGreater(seen, 100)
        self.assertFalse(wrong)
