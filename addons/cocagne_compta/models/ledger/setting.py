from odoo import fields, models

from odoo.addons.cocagne_jardin.models.garden.setting import setting

EXPORT_FORMATS = [
    ("sage", "Sage (PNM)"),
    ("ebp", "EBP (text)"),
    ("quadra", "Quadra (ASCII)"),
]


class ResCompany(models.Model):
    """What the accountant of a garden decides once (R93)."""

    _inherit = "res.company"

    volunteer_hour_value = fields.Monetary(
        "Value of a volunteer's hour",
        default=12.0,
        help="About the gross minimum wage of an hour; the accountant may choose "
        "another value by kind of work.",
    )
    export_format = fields.Selection(
        EXPORT_FORMATS,
        "Package of the accountant",
        default="sage",
        required=True,
    )
    export_clients = fields.Selection(
        [
            ("collective", "All clients on one account"),
            ("each", "An account for each client"),
        ],
        "Clients in the export",
        default="collective",
        required=True,
        help="An account for each client is made of a letter and the number of the "
        "member, like C0042.",
    )


class GardenProfile(models.Model):
    """Lets the manager choose."""

    _inherit = "cocagne.garden.profile"

    volunteer_hour_value = setting(fields.Monetary, "volunteer_hour_value")
    export_format = setting(fields.Selection, "export_format")
    export_clients = setting(fields.Selection, "export_clients")
    ledger_chart = fields.Selection(related="company_id.chart_template")

    def action_set_up_ledger(self):
        """Add the accounts and cost accounts that the garden lacks."""
        self.ensure_one()
        self.company_id._set_up_ledger()
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "success",
                "message": self.env._("The accounts of associations are in place."),
            },
        }
