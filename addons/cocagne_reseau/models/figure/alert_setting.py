from odoo import fields, models


class ResCompany(models.Model):
    """When the dashboard of the head office warns."""

    _inherit = "res.company"

    network_alert_members = fields.Float(
        "Members lost in three months (%)",
        default=10.0,
        help="A garden that lost more is on the list of the alerts.",
    )
    network_alert_posts = fields.Float(
        "Use of the posts under (%)",
        default=90.0,
        help="A garden that uses less of the posts of its annex loses the aid of the "
        "rest.",
    )
    network_alert_days = fields.Integer(
        "Days to validate a month",
        default=20,
        help="After the end of the month. A garden that takes more is late.",
    )
