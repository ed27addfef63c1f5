from odoo import api, models
from odoo.exceptions import UserError


class ResPartner(models.Model):
    """Deleting a client is refused in the same words, helped or not."""

    _inherit = "res.partner"

    @api.ondelete(at_uninstall=False)
    def _unlink_except_known(self):
        """PostgreSQL would name the file that forbids it, and so tell of the help."""
        if self._known_to_the_garden():
            raise UserError(
                self.env._(
                    "This client has subscriptions, memberships or other papers: "
                    "archive the client instead of deleting."
                )
            )

    def _known_to_the_garden(self):
        # sudo: what the user may not read forbids it too, without being told
        partners = self.sudo()
        mine = [("partner_id", "in", partners.ids)]
        return any(
            partners.env[model].search_count(mine, limit=1)
            for model in (
                "sale.order",
                "cocagne.membership",
                "cocagne.solidarity.enrolment",
            )
        )
