from odoo import models

from odoo.addons.account.models.chart_template import template

from .association_chart import (
    ASSOCIATION_ACCOUNTS,
    ASSOCIATION_GROUPS,
    RECONCILED,
    xmlid,
)


class AccountChartTemplate(models.AbstractModel):
    """The French chart comes with the accounts of associations (ANC 2018-06)."""

    _inherit = "account.chart.template"

    @template("fr", "account.account")
    def _get_fr_association_accounts(self, template_code="fr"):
        return {
            xmlid(account.code): {
                "code": account.code,
                "name": account.name,
                "account_type": account.account_type,
                "reconcile": account.code in RECONCILED,
            }
            for account in ASSOCIATION_ACCOUNTS
        }

    @template("fr", "account.group")
    def _get_fr_association_groups(self, template_code="fr"):
        return {
            xmlid(prefix): {"code_prefix_start": prefix, "name": name}
            for prefix, name in ASSOCIATION_GROUPS.items()
        }

    def _post_load_data(self, template_code, company, template_data):
        """A garden that takes its chart gets its default accounts at once."""
        super()._post_load_data(template_code, company, template_data)
        if template_code == "fr":
            (company or self.env.company)._set_up_ledger()
