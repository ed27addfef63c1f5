from odoo import api, fields, models

from ..law.contract import breach
from ..models.contract.contract_terms import END_REASONS


class ContractEnd(models.TransientModel):
    """Ends a contract: why, when, and whether the person leaves the garden."""

    _name = "cocagne.contract.end"
    _description = "End of a contract"
    _inherit = ["cocagne.of.garden"]

    version_id = fields.Many2one(
        "hr.version", "Contract", required=True, check_company=True
    )
    company_id = fields.Many2one(
        compute="_compute_company_id", store=True, readonly=False, precompute=True
    )
    contract_end = fields.Date(related="version_id.contract_date_end")
    reason = fields.Selection(END_REASONS, "Why", required=True, default="term")
    date_end = fields.Date("Last day", required=True)
    leaves = fields.Boolean("The person leaves the garden", default=True)
    law_message = fields.Text(compute="_compute_law_message")
    warning = fields.Text(compute="_compute_warning")

    @api.depends("version_id")
    def _compute_company_id(self):
        for wizard in self:
            wizard.company_id = wizard.version_id.company_id or self.env.company

    @api.onchange("reason")
    def _onchange_reason(self):
        if self.reason == breach.TERM and self.contract_end:
            self.date_end = self.contract_end

    @api.depends("version_id", "reason", "date_end")
    def _compute_law_message(self):
        words = self.env["cocagne.law"]
        for wizard in self:
            complete = wizard.version_id and wizard.reason and wizard.date_end
            problems = (
                wizard.version_id._end_problems(wizard.reason, wizard.date_end)
                if complete
                else []
            )
            told = [words._words(problem) for problem in problems]
            wizard.law_message = "\n\n".join(told) or False

    @api.depends("reason")
    def _compute_warning(self):
        for wizard in self:
            wizard.warning = (
                self.env._(
                    "An employee cannot simply leave a fixed-term contract (L.1243-1): a "
                    "job of six months and more, a training or an agreement allow it. "
                    "Keep the letter."
                )
                if wizard.reason in breach.NOT_A_GROUND
                else False
            )

    def action_end(self):
        """End the contract; then ask how the person leaves, or open the contract."""
        self.ensure_one()
        version = self.version_id
        version._end_contract(self.reason, self.date_end)
        if self.leaves:
            return version.pathway_id._leave_after_contract(version)
        return version.action_open_contract()

    def _open(self):
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("End of the contract"),
            "res_model": self._name,
            "res_id": self.id,
            "views": [(False, "form")],
            "target": "new",
        }
