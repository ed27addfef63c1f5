from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ..season.weekday import WEEKDAYS

#: Colours of new rounds: easy to tell apart, light enough for black text on them.
COLORS = (
    "#8ab17d",
    "#f4a261",
    "#74b3e0",
    "#e58fb0",
    "#b39ddb",
    "#e9c46a",
    "#63c5b5",
    "#c8a27c",
    "#a3b1bf",
)


class Round(models.Model):
    """A delivery round: its days and the ordered list of its stops (R19)."""

    _name = "cocagne.round"
    _description = "Delivery round"
    _inherit = "cocagne.of.garden"
    _order = "weekday, code"
    _rec_names_search = ["code", "name"]
    _check_company_auto = True

    code = fields.Char(
        required=True, help="A number, a letter or an acronym, for example M1."
    )
    name = fields.Char(help="For example: Tuesday, north of the city.")
    active = fields.Boolean(default=True)
    weekday = fields.Selection(WEEKDAYS, "Delivery day", required=True)
    preparation_day_id = fields.Many2one(
        "cocagne.preparation.day",
        "Prepared on",
        check_company=True,
        help="Empty: prepared on the delivery day.",
    )
    fortnight_phase = fields.Selection(
        [("even", "Even weeks"), ("odd", "Odd weeks")],
        "Fortnight baskets",
        required=True,
        default="even",
        help="The weeks of the baskets that come every second week in this round.",
    )
    color_hex = fields.Char(
        "Colour", default=lambda self: self._next_color(), help="On all the screens."
    )
    stop_ids = fields.One2many("cocagne.round.stop", "round_id", "Stops")
    stop_count = fields.Integer("Number of stops", compute="_compute_stop_count")

    _code_unique = models.UniqueIndex(
        "(company_id, code)", "This round code is already used in the garden."
    )

    @api.model
    def _next_color(self):
        """The colour that the garden's rounds use least, so that they differ."""
        used = dict(
            self._read_group(
                [("company_id", "=", self.env.company.id)], ["color_hex"], ["__count"]
            )
        )
        return min(COLORS, key=lambda color: used.get(color, 0))

    @api.depends("code", "name")
    def _compute_display_name(self):
        for garden_round in self:
            garden_round.display_name = " - ".join(
                filter(None, [garden_round.code, garden_round.name])
            )

    @api.depends("stop_ids")
    def _compute_stop_count(self):
        for garden_round in self:
            garden_round.stop_count = len(garden_round.stop_ids)

    @api.constrains("color_hex")
    def _check_color_hex(self):
        for garden_round in self.filtered("color_hex"):
            text = garden_round.color_hex
            digits = text[1:]
            is_hex = all(char in "0123456789abcdefABCDEF" for char in digits)
            if not (text.startswith("#") and len(digits) == 6 and is_hex):
                raise ValidationError(
                    self.env._(
                        "The colour of round %(code)s must look like #2a9d8f, "
                        "not %(colour)s.",
                        code=garden_round.code,
                        colour=text,
                    )
                )

    def _preparation_date(self, day):
        """The day on which the baskets delivered on ``day`` are prepared (R18)."""
        self.ensure_one()
        if not self.preparation_day_id:
            return day
        days_before = (int(self.weekday) - int(self.preparation_day_id.weekday)) % 7
        return day - timedelta(days=days_before)
