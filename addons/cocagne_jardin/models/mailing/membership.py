from odoo import models
from odoo.fields import Domain


class Membership(models.Model):
    """Which memberships go on after their end."""

    _inherit = "cocagne.membership"

    def _renewed(self):
        """Those of these that another membership of the same person follows."""
        later = self.search(
            Domain("partner_id", "in", self.partner_id.ids)
            & Domain("company_id", "in", self.company_id.ids)
        )
        ends = {}
        for other in later:
            pair = (other.partner_id, other.company_id)
            ends.setdefault(pair, []).append(other.date_to)
        return self.filtered(
            lambda m: any(
                m.date_to and (not end or end > m.date_to)
                for end in ends.get((m.partner_id, m.company_id), [])
            )
        )
