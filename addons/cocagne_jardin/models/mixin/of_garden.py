from odoo import fields, models


class OfGarden(models.AbstractModel):
    """A record of one garden; the model's company rule closes it to the others."""

    _name = "cocagne.of.garden"
    _description = "Record of a garden"

    #: Whether the establishments of a mother house share it.
    _of_house = False

    company_id = fields.Many2one(
        "res.company",
        "Garden",
        required=True,
        index=True,
        default=lambda self: self._default_garden(),
    )

    def _default_garden(self):
        company = self.env.company
        return company.root_id if self._of_house else company


class MoneyOfGarden(models.AbstractModel):
    """A record of one garden that holds amounts, in the currency of the garden."""

    _name = "cocagne.money.of.garden"
    _description = "Record of a garden, with amounts"
    _inherit = "cocagne.of.garden"

    currency_id = fields.Many2one(related="company_id.currency_id")
