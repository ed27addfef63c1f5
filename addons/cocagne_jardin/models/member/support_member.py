from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from .res_partner import DESK


class ResPartner(models.Model):
    """Members who help the garden without taking baskets: "soutien" (R36)."""

    _inherit = "res.partner"

    is_support_member = fields.Boolean(
        "Support member",
        compute="_compute_is_support_member",
        search="_search_is_support_member",
        groups=DESK,
        help="A valid membership, and no running subscription in the household.",
    )

    @api.depends_context("company")
    @api.depends("membership_ids.state", "garden_order_ids.state")
    def _compute_is_support_member(self):
        rows = self.env.execute_query(
            SQL(
                "%s AND m.partner_id IN %s", self._support_sql(), tuple(self.ids or [0])
            )
        )
        found = {row[0] for row in rows}
        for partner in self:
            partner.is_support_member = partner.id in found

    def _search_is_support_member(self, operator, value):
        if operator != "in":
            return NotImplemented
        found = Domain("id", "in", self._support_sql())
        return Domain.OR(found if wanted else ~found for wanted in set(value))

    @api.model
    def _support_sql(self, day=None):
        """SQL of the ids of the support members of the current garden on ``day``."""
        self.env["cocagne.membership"].flush_model()
        self.env["sale.order"].flush_model()
        self.env["res.partner"].flush_model(["commercial_partner_id"])
        return SQL(
            """
            SELECT m.partner_id
              FROM cocagne_membership m
              JOIN res_partner member ON member.id = m.partner_id
             WHERE m.company_id IN %(companies)s
               AND m.state <> 'unpaid'
               AND m.date_from <= %(day)s
               AND (m.date_to IS NULL OR m.date_to >= %(day)s)
               AND NOT EXISTS (
                   SELECT 1
                     FROM sale_order o
                     JOIN res_partner p ON p.id = o.partner_id
                    WHERE p.commercial_partner_id = member.commercial_partner_id
                      AND o.is_subscription
                      AND o.state = 'sale'
                      AND (o.date_end IS NULL OR o.date_end >= %(day)s))
            """,
            companies=tuple(self.env.company._with_mother_houses()),
            day=day or fields.Date.context_today(self),
        )
