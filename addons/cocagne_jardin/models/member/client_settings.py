from odoo import fields, models

from ..garden.setting import setting


class ResCompany(models.Model):
    """What a garden decides about its clients and members (R22, R30, R36, R37)."""

    _inherit = "res.company"

    client_email_required = fields.Boolean(
        "Mail is mandatory",
        default=True,
        help="The desk cannot save a client without a mail. Untick it if you have "
        "clients who have none.",
    )
    membership_linked = fields.Boolean(
        "Subscribing makes a member",
        help="Who subscribes to baskets becomes a member: the membership is written "
        "with the subscription and its fee is asked. Otherwise both are separate.",
    )
    assembly_vote = fields.Selection(
        [
            ("household", "One vote for each household"),
            ("membership", "One vote for each membership"),
        ],
        "Votes at the general assembly",
        required=True,
        default="household",
    )
    assembly_needs_payment = fields.Boolean(
        "Only members who paid vote",
        default=True,
        help="Members whose fee is not paid are called without a vote.",
    )
    assembly_seniority_months = fields.Integer(
        "Months of membership before voting",
        help="0: a member votes from the first day.",
    )
    network_fee_base = fields.Selection(
        [
            ("membership", "Valid memberships"),
            ("subscription", "Households with a running subscription"),
        ],
        "Network fee counted on",
        required=True,
        default="membership",
        help="The figure that part of the yearly fee to the network is based on.",
    )

    _assembly_seniority_not_negative = models.Constraint(
        "CHECK (assembly_seniority_months >= 0)",
        "The months of membership before voting cannot be less than 0.",
    )

    def _get_company_root_delegated_field_names(self):
        return super()._get_company_root_delegated_field_names() + ["membership_linked"]


class GardenProfile(models.Model):
    """Lets the manager decide it."""

    _inherit = "cocagne.garden.profile"

    client_email_required = setting(fields.Boolean, "client_email_required")
    membership_linked = setting(fields.Boolean, "membership_linked")
    assembly_vote = setting(fields.Selection, "assembly_vote")
    assembly_needs_payment = setting(fields.Boolean, "assembly_needs_payment")
    assembly_seniority_months = setting(fields.Integer, "assembly_seniority_months")
    network_fee_base = setting(fields.Selection, "network_fee_base")
