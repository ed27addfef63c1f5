from odoo import api, fields, models
from odoo.fields import Domain

from .res_partner import DESK


class MembershipType(models.Model):
    """Which members vote at the general assembly (R36)."""

    _inherit = "cocagne.membership.type"

    has_vote = fields.Boolean(
        "Votes at the general assembly",
        default=True,
        help="Untick it for a membership that is called without a vote.",
    )


class Membership(models.Model):
    """The staff pays no fee (R26)."""

    _inherit = "cocagne.membership"

    @api.depends("type_id", "partner_id")
    def _compute_is_exempt(self):
        super()._compute_is_exempt()
        # not in @api.depends: a new status changes no membership of the past
        for membership in self.filtered("partner_id.staff_status_id"):
            membership.is_exempt = True


class SaleOrder(models.Model):
    """Subscribing makes a member, where the garden links both (R30)."""

    _inherit = "sale.order"

    new_membership_id = fields.Many2one(
        "cocagne.membership",
        "Membership written with it",
        readonly=True,
        copy=False,
        ondelete="set null",
        index="btree_not_null",
        groups=DESK,
    )

    def _check_membership(self):
        """A garden that links both writes the membership with the subscription.

        So it does for the staff, who pays no fee. Elsewhere a valid membership must be
        there already (R31).
        """
        self.ensure_one()
        if self._writes_membership():
            self._write_missing_membership()
            return None
        return super()._check_membership()

    def _writes_membership(self):
        self.ensure_one()
        company = self.company_id
        if not company.use_memberships:
            return False
        staff = self.partner_id.staff_status_id and company.membership_required
        return bool(company.membership_linked or staff)

    def _write_missing_membership(self):
        """The membership that covers the first day; an existing one is kept."""
        memberships = self.env["cocagne.membership"]
        day = self.date_start or fields.Date.context_today(self)
        household = self.partner_id | self.partner_id.commercial_partner_id
        known = memberships.search(
            Domain("partner_id", "in", household.ids)
            & Domain("company_id", "in", self.company_id._with_mother_houses())
            & memberships._covering(day),
            limit=1,
        )
        if not known:
            known = self.new_membership_id = memberships.create(
                {
                    "partner_id": self.partner_id.id,
                    "company_id": self.company_id.root_id.id,
                    "date_from": day,
                }
            )
        return known
