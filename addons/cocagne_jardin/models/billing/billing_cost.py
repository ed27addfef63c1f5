"""The cost accounts of invoice lines, asked once for thousands of lines."""

from odoo.fields import Command
from odoo.tools import frozendict


class Distributions:
    """Which analytic accounts Odoo would write on a line, by Odoo's own models.

    Odoo asks ``account.analytic.distribution.model`` once per line. The answer is the
    same for all lines of a product, unless a model names a partner or a category of
    partners: only then is it asked per partner or per set of categories.
    """

    def __init__(self, env):
        self.env = env
        self.models = env["account.analytic.distribution.model"]
        self.by_partner = self._some("partner_id")
        self.by_category = self._some("partner_category_id")
        self.found = {}

    def _some(self, field):
        return bool(self.models.search_count([(field, "!=", False)], limit=1))

    def of(self, line, account, vals):
        """The distribution of one line; False when there is none.

        :param line: values of the invoice line.
        :param account: its income account.
        :param vals: values of the invoice.
        """
        if line.get("analytic_distribution"):
            return line["analytic_distribution"]
        told = self._of_order(line)
        partner = self.env["res.partner"].browse(vals["partner_id"])
        payer = partner.commercial_partner_id
        key = (
            line["product_id"],
            account.id,
            vals["company_id"],
            frozendict(told),
            self.by_partner and payer.id,
            self.by_category and tuple(payer.category_id.ids),
        )
        if key not in self.found:
            self.found[key] = told | self._asked(line, account, vals, payer, told)
        return self.found[key] or False

    def _of_order(self, line):
        """What the order line says, as ``_related_analytic_distribution`` reads it."""
        ids = []
        for command, record_id, record_ids in line.get("sale_line_ids", ()):
            ids += record_ids if command == Command.SET else [record_id]
        return self.env["sale.order.line"].browse(ids[:1]).analytic_distribution or {}

    def _asked(self, line, account, vals, payer, told):
        accounts = {
            int(part) for key in told for part in key.split(",") if part.strip()
        }
        plans = self.env["account.analytic.account"].browse(accounts).exists()
        draft = self.env["account.move.line"].new(
            {
                "product_id": line["product_id"],
                "account_id": account.id,
                "partner_id": payer.id,
                "company_id": vals["company_id"],
            }
        )
        arguments = draft.with_company(
            vals["company_id"]
        )._get_analytic_distribution_arguments(plans.root_plan_id)
        return self.models._get_distribution(frozendict(arguments))
