from odoo import api, fields, models


class ResPartner(models.Model):
    """From the record of a member to their home stop (R20)."""

    _inherit = "res.partner"

    garden_delivers_home = fields.Boolean(compute="_compute_garden_delivers_home")

    @api.depends_context("company")
    def _compute_garden_delivers_home(self):
        # sudo: a setting of the garden, asked by whoever opens the record
        self.garden_delivers_home = self.env.company.sudo().use_home_delivery

    def action_home_delivery(self):
        """Open the home stop of the member, or make it."""
        self.ensure_one()
        home = self.env["cocagne.depot"]._home_of(self, self.env.company)
        action = {
            "type": "ir.actions.act_window",
            "views": [(False, "form")],
        }
        if home.active:
            return action | {"res_model": "cocagne.depot", "res_id": home.id}
        return action | {
            "name": self.env._("Home delivery"),
            "res_model": "cocagne.home.delivery",
            "target": "new",
            "context": {"default_partner_id": self.id},
        }
