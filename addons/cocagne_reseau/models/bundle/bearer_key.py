from odoo import models
from odoo.http import request

from .door import DOOR, SCOPE


class ApiKeys(models.Model):
    """The key of a distant garden opens one door, and is unknown at all others.

    Odoo's doors ask for keys of the scope ``rpc``. Those of the gardens have a scope of
    their own, which is asked for at the address of ``cocagne.bundle.receive`` only.
    """

    _inherit = "res.users.apikeys"

    def _check_credentials(self, *, scope, key):
        if request and request.httprequest.path == DOOR:
            scope = SCOPE
        return super()._check_credentials(scope=scope, key=key)
