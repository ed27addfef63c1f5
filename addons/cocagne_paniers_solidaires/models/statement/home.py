from odoo import api, models
from odoo.fields import Domain

from odoo.addons.cocagne_jardin.models.desk.home import ACCOUNTANT

SOLIDARITY = "cocagne_paniers_solidaires.group_solidarity"


class Home(models.AbstractModel):
    """Statements and fund on the home screen: sums and funders, never a household."""

    _inherit = "cocagne.home"

    @api.model
    def _alert_codes(self):
        return [
            *super()._alert_codes(),
            "statements_due",
            "statements_draft",
            "statements_late",
            "fund_due",
        ]

    def _of_house(self):
        return Domain("company_id", "=", self.env.company.root_id.id)

    def _sees_statements(self):
        return self.env["cocagne.solidarity.statement"].has_access("read")

    def _alert_statements_due(self):
        if not self._sees_statements():
            return None
        due = self.env["cocagne.solidarity.statement"]._agreements_due(
            self.env.company.root_id
        )
        return self._alert(
            self.env._("Funders whose statement is to be prepared"),
            "cocagne.solidarity.agreement",
            [("id", "in", due.ids)],
            "cocagne_paniers_solidaires.action_agreements",
            [ACCOUNTANT, SOLIDARITY],
            icon="file-text-o",
        )

    def _alert_statements_draft(self):
        return self._alert(
            self.env._("Statements for funders to check and send"),
            "cocagne.solidarity.statement",
            self._of_house() & Domain("state", "=", "draft"),
            "cocagne_paniers_solidaires.action_statements",
            [ACCOUNTANT, SOLIDARITY],
            level="info",
            icon="paper-plane",
        )

    def _alert_statements_late(self):
        statements = self.env["cocagne.solidarity.statement"]
        return self._alert(
            self.env._("Statements that funders have not paid in time"),
            "cocagne.solidarity.statement",
            self._of_house() & statements._unpaid_domain(self._today()),
            "cocagne_paniers_solidaires.action_statements",
            [ACCOUNTANT],
            icon="clock-o",
        )

    def _alert_fund_due(self):
        return self._alert(
            self.env._("Periods of the solidarity fund to book"),
            "cocagne.solidarity.fund",
            self._of_house() & Domain("state", "=", "draft"),
            "cocagne_paniers_solidaires.action_fund",
            [ACCOUNTANT],
            level="info",
            icon="heart",
        )
