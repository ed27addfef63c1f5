from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools import SQL

from .res_partner import DESK

MEMBERSHIP_STATES = [
    ("none", "Not a member"),
    ("unpaid", "Unpaid"),
    ("upcoming", "Not started"),
    ("current", "Valid"),
    ("exempt", "Exempt"),
    ("expired", "Expired"),
]
SQL_COMPARISONS = {"<": "<", "<=": "<=", ">": ">", ">=": ">="}


class PartnerMembership(models.Model):
    """What the card of a person says of their membership (R24, R31, R34)."""

    _inherit = "res.partner"

    garden_uses_memberships = fields.Boolean(
        compute="_compute_garden_uses_memberships", groups=DESK
    )
    membership_ids = fields.One2many(
        "cocagne.membership", "partner_id", "Memberships", groups=DESK
    )
    membership_state = fields.Selection(
        MEMBERSHIP_STATES,
        "Membership",
        compute="_compute_membership_status",
        search="_search_membership_state",
        groups=DESK,
    )
    membership_type_id = fields.Many2one(
        "cocagne.membership.type",
        "Membership type",
        compute="_compute_membership_status",
        groups=DESK,
    )
    membership_expires_on = fields.Date(
        "Member until",
        compute="_compute_membership_status",
        search="_search_membership_expires_on",
        groups=DESK,
        help="Last day of the memberships that are paid or exempt.",
    )
    first_membership_date = fields.Date(
        "Member since",
        compute="_compute_first_membership_date",
        store=True,
        readonly=False,
        groups=DESK,
        help="Day of the first membership. An earlier date can be typed for members "
        "who joined before this software.",
    )

    @api.depends_context("company")
    def _compute_garden_uses_memberships(self):
        self.garden_uses_memberships = self.env.company.use_memberships

    @api.depends_context("company")
    @api.depends(
        "membership_ids.state", "membership_ids.date_from", "membership_ids.date_to"
    )
    def _compute_membership_status(self):
        rows = {
            row[0]: row[1:]
            for row in self.env.execute_query(
                SQL(
                    "SELECT * FROM (%s) status WHERE partner_id IN %s",
                    self._membership_status(),
                    tuple(self.ids) or (0,),
                )
            )
        }
        nobody = ("none", None, None)
        for partner in self:
            state, expires_on, type_id = rows.get(partner._origin.id, nobody)
            partner.membership_state = state
            partner.membership_expires_on = expires_on
            partner.membership_type_id = type_id

    def _membership_status(self):
        """SQL of one row per member: partner_id, state, expires_on, type_id (R34).

        Looks at the association of the current company only, its mother house
        included. The latest type comes with it.
        """
        self.env["cocagne.membership"].flush_model()
        return SQL(
            """
            SELECT partner_id,
                   CASE WHEN bool_or(running AND state = 'paid') THEN 'current'
                        WHEN bool_or(running AND state = 'exempt') THEN 'exempt'
                        WHEN bool_or(NOT expired AND state = 'unpaid') THEN 'unpaid'
                        WHEN bool_or(expired) THEN 'expired'
                        ELSE 'upcoming'
                   END AS state,
                   CASE WHEN bool_or(state <> 'unpaid' AND date_to IS NULL) THEN NULL
                        ELSE max(date_to) FILTER (WHERE state <> 'unpaid')
                   END AS expires_on,
                   (array_agg(type_id ORDER BY date_from DESC, id DESC))[1] AS type_id
              FROM (SELECT m.*,
                           COALESCE(date_to < %(today)s, FALSE) AS expired,
                           date_from <= %(today)s
                               AND COALESCE(date_to >= %(today)s, TRUE) AS running
                      FROM cocagne_membership m
                     WHERE company_id IN %(companies)s) dated
             GROUP BY partner_id
            """,
            today=fields.Date.context_today(self),
            companies=tuple(self.env.company._with_mother_houses()),
        )

    def _search_membership_state(self, operator, value):
        if operator != "in":
            return NotImplemented
        found = SQL(
            "SELECT partner_id FROM (%s) status WHERE state IN %s",
            self._membership_status(),
            tuple(value),
        )
        domain = Domain("id", "in", found)
        if "none" in value:
            members = SQL("SELECT partner_id FROM (%s) s", self._membership_status())
            domain |= Domain("id", "not in", members)
        return domain

    def _search_membership_expires_on(self, operator, value):
        if operator not in SQL_COMPARISONS:
            return NotImplemented
        query = SQL(
            "SELECT partner_id FROM (%s) status WHERE expires_on %s %s",
            self._membership_status(),
            SQL(SQL_COMPARISONS[operator]),
            value,
        )
        return Domain("id", "in", query)

    @api.depends("membership_ids.date_from")
    def _compute_first_membership_date(self):
        for partner in self:
            days = [*partner.membership_ids.mapped("date_from")]
            if partner.first_membership_date:
                days.append(partner.first_membership_date)
            partner.first_membership_date = min(filter(None, days), default=False)

    def _valid_members(self, company, day):
        """Those of these people who are members of ``company`` on ``day``.

        Members by a paid or exempt membership, their own or that of the household
        they are a contact of.
        """
        households = self | self.commercial_partner_id
        # sudo: whoever plans baskets may ask this, without reading memberships
        groups = (
            self.env["cocagne.membership"]
            .sudo()
            ._read_group(
                Domain("partner_id", "in", households.ids)
                & Domain("company_id", "in", company._with_mother_houses())
                & Domain("state", "!=", "unpaid")
                & self.env["cocagne.membership"]._covering(day),
                ["partner_id"],
            )
        )
        valid = {partner.id for (partner,) in groups}
        return self.filtered(lambda p: valid & {p.id, p.commercial_partner_id.id})

    def _has_valid_membership(self, company, day):
        """Whether all these people are members of ``company`` on ``day`` (R31)."""
        return self._valid_members(company, day) == self

    def _check_membership(self, company, day):
        """Refuse people who must be members of the garden and are not (R31).

        :raise UserError: naming them. Never raises in a garden where membership is not
            compulsory or not used.
        """
        if not (company.use_memberships and company.membership_required):
            return
        missing = self - self._valid_members(company, day)
        if missing:
            raise UserError(
                self.env._(
                    "These people have no valid membership on %(day)s: %(names)s. "
                    "Write or renew their membership first.",
                    day=fields.Date.to_string(day),
                    names=", ".join(missing.mapped("display_name")),
                )
            )

    def action_open_unpaid_membership(self):
        """Open the membership that this person has still to pay."""
        self.ensure_one()
        unpaid = self.membership_ids.filtered(lambda m: m.state == "unpaid")
        return {
            "type": "ir.actions.act_window",
            "res_model": "cocagne.membership",
            "views": [(False, "form")],
            "res_id": unpaid[:1].id,
        }

    def action_new_membership(self):
        """Open a new membership of this person."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("New membership"),
            "res_model": "cocagne.membership",
            "views": [(False, "form")],
            "context": {"default_partner_id": self.id},
        }
