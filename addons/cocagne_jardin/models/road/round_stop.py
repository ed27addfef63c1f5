from odoo import api, fields, models


class RoundStop(models.Model):
    """A depot on a round, in the order of the road. A depot may be on two rounds: the
    member then chooses the depot, then the day (R17, R19)."""

    _name = "cocagne.round.stop"
    _description = "Stop of a round"
    _order = "round_id, sequence, id"
    _check_company_auto = True

    round_id = fields.Many2one(
        "cocagne.round",
        required=True,
        ondelete="cascade",
        index=True,
        check_company=True,
    )
    depot_id = fields.Many2one(
        "cocagne.depot",
        required=True,
        ondelete="restrict",
        index=True,
        check_company=True,
    )
    company_id = fields.Many2one(related="round_id.company_id", store=True)
    city = fields.Char(related="depot_id.city")
    sequence = fields.Integer("Order", default=10)
    delivery_slot = fields.Char(
        "Delivered between", help="For the driver, for example 08:00-10:00."
    )
    pickup_slot = fields.Char(
        "Open to members", help="Shown to the members, for example 16:30-19:00."
    )

    _depot_once_per_round = models.UniqueIndex(
        "(round_id, depot_id)", "This depot is already a stop of the round."
    )

    @api.depends("round_id.display_name", "depot_id.display_name")
    def _compute_display_name(self):
        for stop in self:
            stop.display_name = (
                f"{stop.round_id.display_name} / {stop.depot_id.display_name}"
            )
