from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError


class LedgerExtractDialog(models.TransientModel):
    """Which extract the accountant wants, of which days."""

    _name = "cocagne.ledger.extract.dialog"
    _description = "Extract for the accountant"

    company_id = fields.Many2one(
        "res.company", "Garden", required=True, default=lambda self: self.env.company
    )
    kind = fields.Selection(
        [
            ("sales", "All sales"),
            ("clients", "Client accounts"),
            ("vat", "VAT by month and rate"),
        ],
        "Extract",
        required=True,
        default="sales",
    )
    date_from = fields.Date("From", required=True, default=lambda self: self._first())
    date_to = fields.Date("To", required=True, default=lambda self: self._last())

    @api.model
    def _last(self):
        return fields.Date.context_today(self).replace(day=1) - timedelta(days=1)

    @api.model
    def _first(self):
        return self._last().replace(day=1)

    def action_print(self):
        """The spreadsheet."""
        self.ensure_one()
        if self.date_from > self.date_to:
            raise UserError(self.env._("The period ends after it begins."))
        if self.company_id not in self.env.companies:
            raise UserError(self.env._("Choose one of your gardens."))
        report = self.env.ref("cocagne_compta.action_report_ledger_extract")
        return report.report_action(self)
