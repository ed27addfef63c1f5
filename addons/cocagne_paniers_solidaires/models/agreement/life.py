"""An agreement begins, ends, and is followed by the next one."""

from odoo import models


class SolidarityAgreement(models.Model):
    _inherit = "cocagne.solidarity.agreement"

    def action_run(self):
        """The agreement is signed: its baskets are paid from now on."""
        self.filtered(lambda item: item.state == "draft").state = "running"
        return True
