from odoo import api, models

#: What a garden does (xmlid of the cost account) and the accounts of its sales, by
#: prefix. A line whose account is in none of them gets no activity: costs are shared
#: out by the accountant.
PREFIXES = {
    "analytic_baskets": "7011;7072;7085",
    "analytic_markets": "7071",
    "analytic_processing": "702;703",
    "analytic_services": "704;705;706",
    "analytic_insertion": "7417",
    "analytic_solidarity": "754;755",
    "analytic_administration": "756",
}


class ResCompany(models.Model):
    """Two axes of costs: the garden or establishment, and what it does.

    An activity is the same word in all gardens, so that a mother house and the network
    can add them up; the garden is an account of its own company. A line of an invoice
    takes both at once, as one cost item (contract of ``_get_distribution``).
    """

    _inherit = "res.company"

    def _set_up_analytic(self):
        self.ensure_one()
        for company in self | self.child_ids:
            garden = company._garden_analytic_account()
            company._set_up_distribution(garden)

    def _garden_analytic_account(self):
        """The cost account of this garden or establishment, made when missing."""
        self.ensure_one()
        plan = self.env.ref("cocagne_compta.analytic_plan_garden")
        accounts = self.env["account.analytic.account"].with_context(active_test=False)
        found = accounts.search(
            [("plan_id", "=", plan.id), ("company_id", "=", self.id)], limit=1
        )
        return found or accounts.create(
            {"name": self.name, "plan_id": plan.id, "company_id": self.id}
        )

    def _set_up_distribution(self, garden):
        """The default costs of sales lines; what the accountant changed stays."""
        models_ = self.env["account.analytic.distribution.model"]
        known = models_.search([("company_id", "=", self.id)])
        used = known.distribution_analytic_account_ids
        wanted = [
            (self.env.ref(f"cocagne_compta.{name}"), prefix)
            for name, prefix in PREFIXES.items()
        ]
        return models_.create(
            [
                self._prepare_distribution(garden, activity, prefix)
                for activity, prefix in wanted
                if activity not in used
            ]
        )

    @api.model
    def _prepare_distribution(self, garden, activity, prefix):
        return {
            "company_id": garden.company_id.id,
            "account_prefix": prefix,
            "analytic_distribution": {f"{garden.id},{activity.id}": 100.0},
        }
