from lxml import etree

from odoo import models


class IrQweb(models.AbstractModel):
    """The text of a mail is compiled once for all the people it goes to.

    Odoo keeps the compiled form of views only: a text that comes from a field is
    compiled for each record, which is two thirds of the time of a mail. Only with
    ``compiled_mails``, a dictionary for one rendering, in the context.
    """

    _inherit = "ir.qweb"

    def _generate_code_uncached(self, template):
        known = self.env.context.get("compiled_mails")
        if known is None or not isinstance(template, etree._Element):
            return super()._generate_code_uncached(template)
        # the check of forbidden code is made while compiling: part of the key
        checked = self.env.context.get("raise_on_forbidden_code_for_model")
        key = (etree.tostring(template), checked)
        if key not in known:
            known[key] = super()._generate_code_uncached(template)
        return known[key]
