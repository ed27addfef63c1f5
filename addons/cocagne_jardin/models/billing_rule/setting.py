from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ..garden.setting import setting

#: How a subscription is billed (R65, R66).
BILLING_RULES = [
    ("monthly_delivered", "Each month, what was delivered"),
    ("instalments", "The whole season, in instalments"),
    ("pack", "Packs of baskets paid in advance"),
    ("prepaid", "Each period in advance, with the balance of the last one"),
]
#: The rules that bill baskets before they are delivered.
ADVANCE_RULES = ("instalments", "pack", "prepaid")


class ResCompany(models.Model):
    """How a garden bills, and what it gathers on the invoice of the month (R65-R67)."""

    _inherit = "res.company"

    default_billing_rule = fields.Selection(
        BILLING_RULES,
        "New subscriptions are billed",
        default="monthly_delivered",
        required=True,
        help="A basket type or an offer may say otherwise; it can be changed on each "
        "subscription.",
    )
    pack_size = fields.Integer(
        "Baskets of a pack", default=10, help="How many baskets are paid at a time."
    )
    pack_alert = fields.Integer(
        "Told when this many are left",
        default=2,
        help="The home page shows the packs that are nearly used up.",
    )
    advance_at_confirmation = fields.Boolean(
        "Invoice when the subscription is confirmed",
        help="For instalments, packs and periods in advance. Otherwise they are "
        "invoiced with the month.",
    )
    instalment_term_ids = fields.Many2many(
        "account.payment.term",
        "res_company_instalment_term_rel",
        "company_id",
        "term_id",
        "Due dates proposed",
        domain=[("due_day_ids", "!=", False)],
        help="The due dates that members may choose. Empty: all of them.",
    )
    bill_fees_with_month = fields.Boolean(
        "Delivery fees and home supplement", default=True
    )
    bill_containers_with_month = fields.Boolean("Bags and deposits", default=True)
    bill_memberships_with_month = fields.Boolean(
        "Membership fees",
        help="Fees that are not invoiced yet, of members who get an invoice anyway.",
    )
    free_baskets_on_invoice = fields.Selection(
        [
            ("zero", "At 0, without a word"),
            ("mention", "At 0, with the word « offered »"),
            ("none", "Not at all"),
        ],
        "Free and offered baskets",
        default="zero",
        required=True,
    )
    correction_billing = fields.Selection(
        [
            ("refuse", "Refused: the accountant makes a credit note first"),
            ("next_invoice", "Taken off the next invoice"),
            ("credit_note", "A credit note at once"),
        ],
        "A basket already billed is corrected",
        default="refuse",
        required=True,
        help="For example a basket of last month that was never delivered.",
    )

    @api.constrains("pack_size", "pack_alert")
    def _check_packs(self):
        for company in self:
            if company.pack_size < 1 or company.pack_alert < 0:
                raise ValidationError(
                    self.env._(
                        "A pack has at least one basket, and the number left that "
                        "warns is 0 or more."
                    )
                )


class GardenProfile(models.Model):
    """Lets the manager choose them."""

    _inherit = "cocagne.garden.profile"

    default_billing_rule = setting(fields.Selection, "default_billing_rule")
    pack_size = setting(fields.Integer, "pack_size")
    pack_alert = setting(fields.Integer, "pack_alert")
    advance_at_confirmation = setting(fields.Boolean, "advance_at_confirmation")
    instalment_term_ids = setting(fields.Many2many, "instalment_term_ids")
    bill_fees_with_month = setting(fields.Boolean, "bill_fees_with_month")
    bill_containers_with_month = setting(fields.Boolean, "bill_containers_with_month")
    bill_memberships_with_month = setting(fields.Boolean, "bill_memberships_with_month")
    free_baskets_on_invoice = setting(fields.Selection, "free_baskets_on_invoice")
    correction_billing = setting(fields.Selection, "correction_billing")
