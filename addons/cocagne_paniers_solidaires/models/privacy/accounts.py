from odoo import fields, models

from .insiders import INSIDERS


class AccountAccount(models.Model):
    """Sums of accounts, which tell the last invoice by a subtraction."""

    _inherit = "account.account"

    current_balance = fields.Float(groups=INSIDERS)


class AccountJournal(models.Model):
    """The cards of the journals show sums read without the rights of the user."""

    _inherit = "account.journal"

    kanban_dashboard = fields.Text(groups=INSIDERS)
    kanban_dashboard_graph = fields.Text(groups=INSIDERS)
