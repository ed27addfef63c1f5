from odoo import fields, models


class DeliveryNoteLine(models.Model):
    """A basket type on a delivery note, as it was when the note was numbered."""

    _name = "cocagne.delivery.note.line"
    _description = "Line of a delivery note"
    _order = "note_id, id"
    _check_company_auto = True

    note_id = fields.Many2one(
        "cocagne.delivery.note",
        required=True,
        readonly=True,
        ondelete="cascade",
        index=True,
    )
    company_id = fields.Many2one(related="note_id.company_id", store=True)
    currency_id = fields.Many2one(related="company_id.currency_id")
    product_id = fields.Many2one(
        "product.product",
        "Basket type",
        required=True,
        readonly=True,
        check_company=True,
    )
    quantity = fields.Integer(required=True, readonly=True)
    price = fields.Monetary(
        "Unit price",
        readonly=True,
        groups="cocagne_jardin.group_sales_desk,cocagne_jardin.group_accountant",
        help="VAT included; 0 when the garden prints no prices.",
    )

    _quantity_positive = models.Constraint(
        "CHECK (quantity > 0)", "A line has at least one basket."
    )
