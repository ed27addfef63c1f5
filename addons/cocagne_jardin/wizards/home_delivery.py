from odoo import fields, models


class HomeDelivery(models.TransientModel):
    """Puts the home of a member on a round, at the chosen place (R20)."""

    _name = "cocagne.home.delivery"
    _description = "Home delivery"

    company_id = fields.Many2one(
        "res.company", required=True, default=lambda self: self.env.company
    )
    partner_id = fields.Many2one("res.partner", "Member", required=True)
    address = fields.Char(related="partner_id.contact_address_inline")
    phone = fields.Char(related="partner_id.phone")
    round_id = fields.Many2one(
        "cocagne.round",
        required=True,
        domain="[('company_id', '=', company_id)]",
    )
    after_stop_id = fields.Many2one(
        "cocagne.round.stop",
        "After the stop",
        domain="[('round_id', '=', round_id)]",
        help="Empty: at the end of the round.",
    )

    def action_confirm(self):
        """Make the stop, then open it."""
        self.ensure_one()
        depots = self.env["cocagne.depot"]
        garden_round = self.round_id
        home = depots.make_home(self.partner_id, garden_round)
        if self.after_stop_id:
            stops = garden_round.stop_ids.sorted()
            mine = stops.filtered(lambda stop: stop.depot_id == home)
            ordered = []
            for stop in stops - mine:
                ordered.append(stop)
                if stop == self.after_stop_id:
                    ordered.append(mine)
            for place, stop in enumerate(ordered, 1):
                stop.sequence = place
        return {
            "type": "ir.actions.act_window",
            "res_model": "cocagne.depot",
            "res_id": home.id,
            "views": [(False, "form")],
        }
