from odoo import fields, models
from odoo.exceptions import ValidationError


class WorkshopKind(models.Model):
    """What a workshop is about: cooking, preserves, gardening, nutrition...

    A list that all gardens share, so that the network can add up its figures. It gives
    a new workshop its length and its seats.
    """

    _name = "cocagne.workshop.kind"
    _description = "Kind of workshop"
    _order = "sequence, id"

    name = fields.Char(required=True, translate=True)
    code = fields.Char(required=True, help="Short and for ever: reports count by it.")
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    color = fields.Integer("Colour")
    icon = fields.Char(
        default="fa-users", help="Name of a picture of Font Awesome, like fa-cutlery."
    )
    picture = fields.Image(max_width=512, max_height=512)
    hours = fields.Float("Usual length (hours)", default=2.0)
    seats = fields.Integer("Usual seats", default=10, help="0: without limit.")
    description = fields.Html(
        "Usual text", translate=True, help="It starts the text of a new workshop."
    )

    _code_once = models.UniqueIndex("(code)", "This code is already taken.")
    _hours_of_a_day = models.Constraint(
        "CHECK (hours > 0 AND hours <= 24)",
        "A workshop lasts more than 0 hours, 24 at most.",
    )
    _seats_not_negative = models.Constraint(
        "CHECK (seats >= 0)", "A number of seats is 0 (no limit) or more."
    )

    def write(self, vals):
        if "code" in vals and any(kind.code != vals["code"] for kind in self):
            raise ValidationError(
                self.env._(
                    "The code of a kind never changes: the reports count by it. Archive "
                    "this kind and make another one."
                )
            )
        return super().write(vals)
