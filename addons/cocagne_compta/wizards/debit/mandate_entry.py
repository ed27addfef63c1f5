from odoo import api, fields, models
from odoo.exceptions import UserError


class MandateEntry(models.TransientModel):
    """The bank account that a client gives, and the mandate to sign (R69)."""

    _name = "cocagne.mandate.entry"
    _description = "New mandate"

    partner_id = fields.Many2one("res.partner", "Client", required=True)
    company_id = fields.Many2one(
        "res.company", default=lambda self: self.env.company, required=True
    )
    iban = fields.Char("IBAN", help="On the client's RIB.")
    bic = fields.Char("BIC", help="Only for an account outside the European Union.")
    holder = fields.Char(
        "Account holder",
        compute="_compute_holder",
        store=True,
        readonly=False,
        help="As on the RIB, also when it is not the client.",
    )
    signed_on = fields.Date(
        help="Empty: the mandate waits for its signature. It can be sent and printed."
    )
    reject_id = fields.Many2one("cocagne.debit.reject")
    current_id = fields.Many2one(
        "account.banking.mandate", "Mandate today", compute="_compute_current_id"
    )

    @api.depends("partner_id")
    def _compute_holder(self):
        for entry in self:
            entry.holder = entry.partner_id.name

    @api.depends("partner_id", "company_id")
    def _compute_current_id(self):
        mandates = self.env["account.banking.mandate"]
        for entry in self:
            found = mandates._of_partners(entry.partner_id, entry.company_id)
            entry.current_id = found.get(entry.partner_id._origin or entry.partner_id)

    def action_make(self):
        """Make the account and its mandate, and open the mandate.

        :raises UserError: the IBAN, the BIC or the date is wrong.
        """
        self.ensure_one()
        mandate = self._make()
        if self.reject_id:
            self.reject_id._settle("mandate")
        return {
            "type": "ir.actions.act_window",
            "res_model": mandate._name,
            "res_id": mandate.id,
            "views": [(False, "form")],
        }

    def _make(self):
        if not self.iban:
            raise UserError(self.env._("Write the IBAN: it is on the client's RIB."))
        if self.signed_on and self.signed_on > fields.Date.context_today(self):
            raise UserError(self.env._("The mandate cannot be signed in the future."))
        bank = self.env["res.partner.bank"]._find_or_create(
            self.partner_id, self.iban, self.holder, self.bic
        )
        mandate = self.env["account.banking.mandate"].create(
            self._prepare_mandate(bank)
        )
        if self.signed_on:
            mandate.signature_date = self.signed_on
        return mandate

    def _prepare_mandate(self, bank):
        return {
            "partner_id": self.partner_id.id,
            "partner_bank_id": bank.id,
            "company_id": self.company_id.id,
            "format": "sepa_core",
            "type": "recurrent",
        }
