from odoo import fields, models


class PlatformLogin(models.TransientModel):
    """Signs in to Les emplois. The password goes to the platform and nowhere else.

    It has no column: what is typed is used when the dialog is saved, and forgotten.
    """

    _name = "cocagne.platform.login"
    _description = "Sign in to Les emplois"

    account_id = fields.Many2one("cocagne.platform.account", required=True)
    username = fields.Char(
        "Mail address", required=True, default=lambda self: self._known_username()
    )
    password = fields.Char(
        compute="_compute_password", inverse="_inverse_password", store=False
    )

    def _known_username(self):
        account = self.env["cocagne.platform.account"].browse(
            self.env.context.get("default_account_id")
        )
        return account.username or self.env.user.email

    def _compute_password(self):
        self.password = False

    def _inverse_password(self):
        for login in self:
            if login.password:
                login.account_id._log_in(login.username.strip(), login.password)

    def action_done(self):
        """Close the dialog: saving it signed in."""
        return {"type": "ir.actions.client", "tag": "soft_reload"}
