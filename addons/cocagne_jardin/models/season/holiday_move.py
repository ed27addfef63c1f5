from odoo import api, fields, models


class HolidayMove(models.Model):
    """Where one round goes for a holiday, when it differs from the others (R6)."""

    _name = "cocagne.holiday.move"
    _description = "Holiday move of a round"
    _order = "holiday_id, round_id"
    _check_company_auto = True

    holiday_id = fields.Many2one(
        "cocagne.holiday",
        required=True,
        ondelete="cascade",
        index=True,
        check_company=True,
    )
    company_id = fields.Many2one(related="round_id.company_id", store=True)
    round_id = fields.Many2one(
        "cocagne.round",
        required=True,
        ondelete="cascade",
        index=True,
        check_company=True,
    )
    moved_to = fields.Date("Delivered on", required=True)

    _one_row_per_round = models.UniqueIndex(
        "(holiday_id, round_id)", "This round already has its day for this holiday."
    )

    @api.constrains("moved_to", "holiday_id")
    def _check_moved_to(self):
        for move in self:
            move.holiday_id._check_allowed(move.moved_to)
