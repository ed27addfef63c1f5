from odoo import api, fields, models
from odoo.fields import Domain


class ResCompany(models.Model):
    """The figure that part of the yearly fee to the network is based on (R37)."""

    _inherit = "res.company"

    def _network_fee_records(self, day, base=None):
        """The records behind the figure: memberships or subscriptions of ``day``.

        Exempt types are left out: they are for clients who are no members.

        :param base: the choice of the garden unless told otherwise.
        """
        self.ensure_one()
        base = base or self.network_fee_base
        counted = self._network_fee_domain(day, base)
        if base == "subscription":
            mine = Domain("company_id", "child_of", self.id)
            return self.env["sale.order"].search(mine & counted)
        mine = Domain("company_id", "=", self.root_id.id)
        return self.env["cocagne.membership"].search(mine & counted)

    @api.model
    def _network_fee_domain(self, day, base):
        """The domain of what is counted on ``day``, in any garden."""
        if base == "subscription":
            running = self.env["sale.order"]._running_domain(day)
            return running & Domain("date_start", "<=", day)
        return (
            self.env["cocagne.membership"]._covering(day)
            & Domain("state", "!=", "unpaid")
            & Domain("type_id.is_exempt", "=", False)
        )

    def _network_fee_count(self, day, base=None):
        """Households counted on ``day``: each once (R37)."""
        records = self._network_fee_records(day, base)
        return len(records.partner_id.commercial_partner_id)


class NetworkCount(models.TransientModel):
    """Asks for the figure at a date and shows the list behind it (R37)."""

    _name = "cocagne.network.count"
    _description = "Count for the network fee"

    company_id = fields.Many2one(
        "res.company",
        "Garden",
        required=True,
        default=lambda self: self.env.company.root_id,
    )
    date = fields.Date("Count on", required=True, default=fields.Date.context_today)
    base = fields.Selection(
        selection=lambda self: (
            self.env["res.company"]
            ._fields["network_fee_base"]
            ._description_selection(self.env)
        ),
        string="Counted on",
        required=True,
        default=lambda self: self.env.company.root_id.network_fee_base,
    )
    count = fields.Integer("Households counted", compute="_compute_count")

    @api.depends("date", "base", "company_id")
    def _compute_count(self):
        for wizard in self:
            wizard.count = (
                wizard.company_id._network_fee_count(wizard.date, wizard.base)
                if wizard.date and wizard.base
                else 0
            )

    def action_view(self):
        """Open the memberships or subscriptions that were counted."""
        self.ensure_one()
        records = self.company_id._network_fee_records(self.date, self.base)
        xmlid = (
            "cocagne_jardin.action_subscriptions"
            if self.base == "subscription"
            else "cocagne_jardin.action_memberships"
        )
        action = self.env["ir.actions.act_window"]._for_xml_id(xmlid)
        return action | {"domain": [("id", "in", records.ids)], "context": {}}
