from odoo import fields, models
from odoo.exceptions import UserError

from ...planning import frequency as rules


class Frequency(models.Model):
    """How often a basket comes: every week, every second week, once a month (R45)."""

    _name = "cocagne.frequency"
    _description = "Frequency"
    _order = "sequence, id"

    name = fields.Char(required=True, translate=True)
    code = fields.Char(required=True, help="Used in the files of a garden.")
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    rule = fields.Selection(
        [
            ("weekly", "Every week"),
            ("fortnightly", "Every second week"),
            ("monthly", "Once a month"),
            ("free", "Dates chosen one by one"),
        ],
        required=True,
        default="weekly",
    )
    phase = fields.Selection(
        [
            ("round", "The round decides"),
            ("even", "Even weeks"),
            ("odd", "Odd weeks"),
        ],
        "Which weeks",
        default="round",
        required=True,
        help="For every second week: the week the count starts from.",
    )
    month_position = fields.Selection(
        [
            ("1", "First delivery of the month"),
            ("2", "Second delivery of the month"),
            ("3", "Third delivery of the month"),
            ("4", "Fourth delivery of the month"),
            ("-1", "Last delivery of the month"),
        ],
        "Which delivery",
        default="1",
        required=True,
    )

    _code_unique = models.UniqueIndex("(code)", "This code is already used.")

    def _select(self, slots, round_phase):
        """The slots of a season that this frequency takes (R8).

        :param slots: all the slots of the round in the season, in order of date.
        :param round_phase: parity of the round's fortnight.
        """
        self.ensure_one()
        if self.rule == "weekly":
            return list(slots)
        if self.rule == "fortnightly":
            phase = round_phase if self.phase == "round" else self.phase
            return rules.fortnightly(slots, phase)
        if self.rule == "monthly":
            return rules.monthly(slots, int(self.month_position))
        raise UserError(
            self.env._(
                "With the frequency %s the dates are chosen one by one: fill in a "
                "calendar for it, or choose the dates on the subscription.",
                self.name,
            )
        )
