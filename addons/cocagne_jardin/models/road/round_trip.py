from odoo import api, fields, models
from odoo.tools import format_duration


class Round(models.Model):
    """Who drives a round, with what, and when it starts (R19)."""

    _inherit = "cocagne.round"

    driver_id = fields.Many2one(
        "res.partner",
        check_company=True,
        help="Printed on the road sheet.",
    )
    start_time = fields.Float("Starts at", help="When the driver leaves the garden.")
    vehicle_note = fields.Char(
        "Vehicle", help="For example: the white van, load it before 7:00."
    )

    @api.model
    def _weekday_names(self):
        """The days of the week by key, in the language of the reader."""
        return dict(self._fields["weekday"]._description_selection(self.env))

    def _departure_label(self):
        """Driver, time and vehicle in one line, for the papers of the driver."""
        self.ensure_one()
        start = format_duration(self.start_time) if self.start_time else ""
        parts = [self.driver_id.name, start, self.vehicle_note]
        return " - ".join(filter(None, parts))

    def action_show_on_map(self):
        """Open the map with the route of this round."""
        self.ensure_one()
        action = self.env["ir.actions.client"]._for_xml_id(
            "cocagne_jardin.action_depot_map"
        )
        return action | {"params": {"round_id": self.id}}
