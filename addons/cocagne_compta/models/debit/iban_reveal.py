from odoo import api, fields, models


class IbanReveal(models.Model):
    """Who looked at which whole bank account number, and when (R103).

    Written by ``res.partner.bank.action_reveal`` only; nobody changes or deletes it.
    """

    _name = "cocagne.iban.reveal"
    _description = "Bank account looked at"
    _order = "id desc"
    _rec_name = "partner_id"

    company_id = fields.Many2one(
        "res.company", "Garden", required=True, readonly=True, index=True
    )
    user_id = fields.Many2one("res.users", "Who", required=True, readonly=True)
    date = fields.Datetime("When", required=True, readonly=True)
    partner_id = fields.Many2one(
        "res.partner", "Client", readonly=True, ondelete="set null"
    )
    number = fields.Char("Bank account", readonly=True, help="Masked.")

    @api.model
    def _note(self, bank):
        """Write that the current user sees the number of ``bank``."""
        return self.create(
            {
                "company_id": (bank.company_id or self.env.company).id,
                "user_id": self.env.uid,
                "date": fields.Datetime.now(),
                "partner_id": bank.partner_id.id,
                "number": bank.acc_number_masked,
            }
        )
