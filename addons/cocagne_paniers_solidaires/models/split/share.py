from odoo import fields, models

PAYERS = [
    ("participant", "The household"),
    ("funder", "A funder"),
    ("fund", "The garden's solidarity fund"),
]


class SolidarityShare(models.Model):
    """What one payer pays of one delivered basket, fixed on the day of delivery.

    The shares of a basket sum to its public price (quantity × price of the order line,
    VAT included) to the cent. They are never changed: a correction removes those that
    no statement holds, and writes the opposite of the others.
    """

    _name = "cocagne.solidarity.share"
    _description = "Share of a solidarity basket"
    _inherit = ["cocagne.money.of.garden"]
    _order = "date, basket_id, sequence, id"
    _check_company_auto = True

    basket_id = fields.Many2one(
        "cocagne.basket",
        required=True,
        readonly=True,
        ondelete="restrict",
        index=True,
        check_company=True,
    )
    enrolment_id = fields.Many2one(
        "cocagne.solidarity.enrolment",
        "Household",
        required=True,
        readonly=True,
        ondelete="restrict",
        index=True,
        check_company=True,
    )
    date = fields.Date("Delivered on", required=True, readonly=True, index=True)
    sequence = fields.Integer(readonly=True)
    payer = fields.Selection(PAYERS, "Who pays", required=True, readonly=True)
    agreement_id = fields.Many2one(
        "cocagne.solidarity.agreement",
        readonly=True,
        ondelete="restrict",
        index="btree_not_null",
        check_company=True,
    )
    product_id = fields.Many2one("product.product", "Basket type", readonly=True)
    quantity = fields.Integer("Baskets", readonly=True)
    amount = fields.Monetary(readonly=True, help="VAT included, for all its baskets.")
    statement_id = fields.Many2one(
        "cocagne.solidarity.statement",
        readonly=True,
        ondelete="set null",
        index="btree_not_null",
        check_company=True,
    )
    is_correction = fields.Boolean("Correction", readonly=True)
    is_reversed = fields.Boolean("Corrected", readonly=True)
    reversed_id = fields.Many2one(
        "cocagne.solidarity.share", "Corrects", readonly=True, index="btree_not_null"
    )

    _once = models.UniqueIndex(
        "(basket_id, sequence)"
        " WHERE is_correction IS NOT TRUE AND is_reversed IS NOT TRUE",
        "This basket is already shared out.",
    )
    _by_agreement = models.Index("(agreement_id, date) WHERE agreement_id IS NOT NULL")
