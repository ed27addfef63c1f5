from odoo import fields, models


class ResCompany(models.Model):
    """The head office is a company beside the gardens, in the same database."""

    _inherit = "res.company"

    is_network = fields.Boolean(
        "Is the head office",
        help="The association that gathers the gardens: it reads their figures and "
        "invoices the network fee.",
    )

    _network_unique = models.UniqueIndex(
        "(is_network) WHERE is_network",
        "There is one head office only. Untick the other company first.",
    )

    def _network(self):
        """The company of the head office; empty where there is none."""
        return self.search([("is_network", "=", True)], limit=1)
