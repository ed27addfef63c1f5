"""Who may know what a member pays for a basket: see docs/decisions/dignity.md."""

from odoo import models

#: Those who welcome the households, and those who write and collect their invoices.
INSIDERS = "cocagne_paniers_solidaires.group_solidarity,cocagne_jardin.group_accountant"


class ResUsers(models.Model):
    _inherit = "res.users"

    def _knows_prices_of_members(self):
        """Whether this user may see what each member pays for a basket."""
        self.ensure_one()
        return self.has_groups(INSIDERS)
