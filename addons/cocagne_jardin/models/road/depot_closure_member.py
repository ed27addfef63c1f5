from collections import defaultdict
from datetime import timedelta

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import format_date


class DepotClosureMember(models.Model):
    """A member whose baskets a closure changed: what the mails tell them (R13)."""

    _name = "cocagne.depot.closure.member"
    _description = "Member told of a closure"
    _order = "closure_id, partner_id"
    _check_company_auto = True

    closure_id = fields.Many2one(
        "cocagne.depot.closure", required=True, ondelete="cascade", index=True
    )
    company_id = fields.Many2one(
        related="closure_id.company_id", store=True, index=True
    )
    partner_id = fields.Many2one(
        "res.partner", "Member", required=True, ondelete="cascade", index=True
    )
    depot_id = fields.Many2one(related="closure_id.depot_id")
    replacement_id = fields.Many2one(related="closure_id.replacement_id")
    mode = fields.Selection(related="closure_id.mode")
    days_label = fields.Char("Days", compute="_compute_baskets")
    first_date = fields.Date("First day", compute="_compute_baskets")
    place_label = fields.Char("Where", compute="_compute_place_label")

    _once = models.UniqueIndex(
        "(closure_id, partner_id)", "This member was told already."
    )

    def _compute_baskets(self):
        """The days on which the member comes elsewhere, or misses a basket."""
        baskets = self.env["cocagne.basket"].search(
            Domain("closure_id", "in", self.closure_id.ids)
            & Domain("partner_id", "in", self.partner_id.ids),
            order="date",
        )
        days = defaultdict(dict)
        for basket in baskets:
            days[basket.closure_id, basket.partner_id][basket.date] = True
        for row in self:
            mine = list(days[row.closure_id, row.partner_id])
            row.first_date = mine[0] if mine else False
            row.days_label = ", ".join(
                format_date(self.env, day, date_format="EEEE d MMMM") for day in mine
            )

    @api.depends("closure_id.replacement_id", "closure_id.depot_id")
    def _compute_place_label(self):
        """Name, address and hours of the depot where they go."""
        for row in self:
            depot = row.closure_id.replacement_id or row.closure_id.depot_id
            city = " ".join(filter(None, [depot.zip, depot.city]))
            parts = [depot.name, depot.street, city, depot.pickup_hours]
            row.place_label = ", ".join(filter(None, parts))


class DepotClosure(models.Model):
    _inherit = "cocagne.depot.closure"

    def _tell_members(self, baskets):
        """Write once to each member whose basket changes."""
        # sudo: kept by the system, for its mails
        rows = self.env["cocagne.depot.closure.member"].sudo()
        known = set(self.sudo().member_ids.partner_id.ids)
        new = rows.create(
            [
                {"closure_id": self.id, "partner_id": member.id}
                for member in baskets.partner_id
                if member.id not in known
            ]
        )
        self.env["cocagne.mail.scenario"]._send("depot_closure", new)


class MailScenario(models.Model):
    _inherit = "cocagne.mail.scenario"

    def _daily_depot_closure_reminder(self, company, days):
        """``days`` before the first basket that a closure changes (R13)."""
        today = self._today()
        rows = self.env["cocagne.depot.closure.member"].search(
            [
                ("company_id", "=", company.id),
                ("closure_id.state", "=", "applied"),
                ("closure_id.date_to", ">=", today),
            ]
        )
        yield (
            rows.filtered(
                lambda row: (
                    row.first_date
                    and today <= row.first_date <= today + timedelta(days=days)
                )
            ),
            None,
        )

    def _model_words(self):
        if self.model == "cocagne.depot.closure.member":
            return {
                self.env._("closed depot"): "object.depot_id.name",
                self.env._("replacement place"): "object.place_label",
                self.env._("days"): "object.days_label",
                self.env._("reason"): "object.closure_id.reason",
            }
        if self.model == "cocagne.waiting.entry":
            return {
                self.env._("depot"): "object.depot_id.name",
                self.env._("kept until"): "format_date(object.reserved_until)",
                self.env._("basket type"): "object.product_id.name",
            }
        return super()._model_words()
