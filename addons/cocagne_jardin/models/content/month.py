from odoo import fields, models


class Month(models.Model):
    """A month of the year, to say when a vegetable is in season."""

    _name = "cocagne.month"
    _description = "Month"
    _order = "number"

    number = fields.Integer(required=True, help="1 is January.")
    name = fields.Char(required=True, translate=True)

    _number_unique = models.UniqueIndex("(number)", "This month exists already.")
    _number_valid = models.Constraint(
        "CHECK (number BETWEEN 1 AND 12)", "Months go from 1 to 12."
    )
