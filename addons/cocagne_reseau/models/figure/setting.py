from odoo import api, fields, models
from odoo.exceptions import ValidationError

#: Fewer would show couples; the programme's own figures have the same floor.
LEAST_OF_LEAST = 3


class ResCompany(models.Model):
    """How the head office reads figures."""

    _inherit = "res.company"

    network_least = fields.Integer(
        "Smallest number shown",
        default=5,
        help="Numbers of people and households under it are hidden in the figures of "
        "the network, and what would give them back. A change counts for the months "
        "that are validated from then on.",
    )

    @api.constrains("network_least")
    def _check_network_least(self):
        for company in self:
            if company.network_least < LEAST_OF_LEAST:
                raise ValidationError(
                    self.env._(
                        "The smallest number shown is %s at least: with less, readers "
                        "would recognise people. Enter 5, as the statistics do.",
                        LEAST_OF_LEAST,
                    )
                )

    @api.model
    def _network_least(self):
        """k, the smallest count of people that the network reads."""
        # sudo: gardens publish their months too, and do not read the head office
        return self.sudo()._network().network_least or 5
