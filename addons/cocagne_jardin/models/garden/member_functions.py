from odoo import fields, models
from odoo.exceptions import UserError

from .setting import setting

#: What a garden may open to its members, by key of the code (R3). The French words of a
#: refusal are the labels of the fields ``members_<key>``.
FUNCTIONS = ("absence", "move", "depot", "order", "card", "bank")


class ResCompany(models.Model):
    """Which functions of the front office a garden opens to its members (R3)."""

    _inherit = "res.company"

    members_absence = fields.Boolean(
        "Members declare their absences", default=True, help="Until the deadline."
    )
    members_move = fields.Boolean(
        "Members move their baskets",
        default=True,
        help="To another week, within the rules of each basket type.",
    )
    members_depot = fields.Boolean(
        "Members change depot or day",
        default=True,
        help="Once, for a while or for good, where there are places left.",
    )
    members_order = fields.Boolean(
        "Members order by themselves",
        help="Subscriptions and products on the web site.",
    )
    members_card = fields.Boolean(
        "Members correct their address and phones", default=True
    )
    members_bank = fields.Boolean(
        "Members change their bank account", help="With a new mandate to sign."
    )

    def _is_open_to_members(self, function):
        """Whether members do ``function`` (one of FUNCTIONS) by themselves here."""
        self.ensure_one()
        # sudo: a member reads no setting of the company, only what it lets them do
        return self.sudo()[f"members_{function}"]

    def _check_open_to_members(self, function):
        """Refuse ``function`` to a member where the garden's staff does it (R3)."""
        for company in self:
            if not company._is_open_to_members(function):
                raise UserError(
                    self.env._(
                        "%s does this for its members: please call or write to the "
                        "garden.",
                        company.sudo().trade_name or company.sudo().name,
                    )
                )


class GardenProfile(models.Model):
    """Lets the manager choose what members do by themselves."""

    _inherit = "cocagne.garden.profile"

    members_absence = setting(fields.Boolean, "members_absence")
    members_move = setting(fields.Boolean, "members_move")
    members_depot = setting(fields.Boolean, "members_depot")
    members_order = setting(fields.Boolean, "members_order")
    members_card = setting(fields.Boolean, "members_card")
    members_bank = setting(fields.Boolean, "members_bank")
