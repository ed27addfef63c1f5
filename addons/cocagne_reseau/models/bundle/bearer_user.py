from odoo import models
from odoo.exceptions import AccessDenied

BEARER = "cocagne_reseau.group_bundle_bearer"


class Users(models.Model):
    """The technical user of a distant garden never signs in: it has a key, no password."""

    _inherit = "res.users"

    def _check_credentials(self, credential, env):
        if self.env.user.has_group(BEARER):
            raise AccessDenied()
        return super()._check_credentials(credential, env)
