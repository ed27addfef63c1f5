from odoo import api, fields, models
from odoo.exceptions import UserError

#: Settings of the head office that this dialog changes.
NAMES = (
    "network_least",
    "network_alert_members",
    "network_alert_posts",
    "network_alert_days",
)


class FigureSettings(models.TransientModel):
    """The smallest number shown, and when the dashboard warns: settings of the head
    office, which its manager changes without the rights on companies.
    """

    _name = "cocagne.figure.settings"
    _description = "Settings of the figures"

    network_least = fields.Integer("Smallest number shown", required=True)
    network_alert_members = fields.Float("Members lost in three months (%)")
    network_alert_posts = fields.Float("Use of the posts under (%)")
    network_alert_days = fields.Integer("Days to validate a month")

    @api.model
    def default_get(self, fields_list):
        # sudo: the manager of the network reads four settings of its company
        network = self.env["res.company"].sudo()._network()
        values = super().default_get(fields_list)
        return {**values, **{name: network[name] for name in NAMES}}

    def action_save(self):
        """Keep them.

        :raises UserError: without a head office.
        :raises ValidationError: for a smallest number under 3.
        """
        self.ensure_one()
        self.check_access("write")
        # sudo: see default_get; nothing but these four settings is written
        network = self.env["res.company"].sudo()._network()
        if not network:
            raise UserError(
                self.env._(
                    "No company is the head office: tick « Is the head office » on one."
                )
            )
        network.write({name: self[name] for name in NAMES})
        return {"type": "ir.actions.act_window_close"}
