from odoo import api, fields, models


class NetworkGarden(models.Model):
    """Whom the head office invoices for a garden, and pays."""

    _inherit = "cocagne.network.garden"

    partner_id = fields.Many2one(
        string="Address for invoices and mails",
        ondelete="restrict",
        index="btree_not_null",
        help="A hosted garden is invoiced at the address of its company. Choose a "
        "contact of the head office for a garden that runs its own Odoo.",
    )

    @api.model
    def _present_in(self, year):
        """Gardens that are in the network for a month of ``year`` at least."""
        gardens = self.with_context(active_test=False).search(
            [
                "&",
                "|",
                ("date_joined", "=", False),
                ("date_joined", "<=", f"{year}-12-31"),
                "|",
                ("date_left", "=", False),
                ("date_left", ">=", f"{year}-01-01"),
            ]
        )
        return gardens.filtered(lambda one: one.active or one.date_left)
