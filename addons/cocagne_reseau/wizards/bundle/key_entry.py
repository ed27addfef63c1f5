from odoo import fields, models


class BundleKeyEntry(models.TransientModel):
    """The garden pastes the key that the head office gave it.

    It has no column: what is typed goes to the account when the dialog is saved.
    """

    _name = "cocagne.bundle.key.entry"
    _description = "Key of the head office"

    account_id = fields.Many2one("cocagne.bundle.account", required=True)
    key = fields.Char(compute="_compute_key", inverse="_inverse_key", store=False)

    def _compute_key(self):
        self.key = False

    def _inverse_key(self):
        for entry in self:
            if entry.key and entry.key.strip():
                entry.account_id._keep("bearer_key", entry.key.strip())

    def action_done(self):
        """Close the dialog: saving it kept the key."""
        return {"type": "ir.actions.client", "tag": "soft_reload"}
