from odoo import fields, models


class SolidarityStatement(models.Model):
    """What a funder owes for a period: the sum of its shares, without one name.

    It becomes one invoice, or one request of payment of a grant, as its agreement says.
    """

    _name = "cocagne.solidarity.statement"
    _description = "Statement for a funder"
    _inherit = ["mail.thread", "mail.activity.mixin", "cocagne.money.of.garden"]
    _order = "date_from desc, id desc"
    _check_company_auto = True
    _of_house = True

    agreement_id = fields.Many2one(
        "cocagne.solidarity.agreement",
        required=True,
        ondelete="restrict",
        index=True,
        check_company=True,
    )
    partner_id = fields.Many2one(related="agreement_id.partner_id", store=True)
    date_from = fields.Date("From", required=True)
    date_to = fields.Date("To", required=True)
    state = fields.Selection(
        [
            ("draft", "To check"),
            ("sent", "Sent"),
            ("cancelled", "Cancelled"),
        ],
        default="draft",
        required=True,
        readonly=True,
        copy=False,
        tracking=True,
    )
    amount = fields.Monetary(readonly=True)
    move_id = fields.Many2one(
        "account.move", "Entry", readonly=True, copy=False, check_company=True
    )

    _dates_in_order = models.Constraint(
        "CHECK (date_from <= date_to)", "A statement ends after it begins."
    )
