from odoo import api, fields, models
from odoo.exceptions import UserError


class ProgrammeAllocation(models.Model):
    """The part of a national agreement that a garden may use.

    Its amount is the sum of the journal of moves: nobody writes it.
    """

    _name = "cocagne.programme.allocation"
    _description = "Part of a garden in a national agreement"
    _rec_names_search = ["garden_id", "programme_id"]
    _order = "programme_id, garden_id"
    _check_company_auto = True

    programme_id = fields.Many2one(
        "cocagne.programme", required=True, ondelete="restrict", index=True
    )
    garden_id = fields.Many2one(
        "cocagne.network.garden", required=True, ondelete="restrict", index=True
    )
    company_id = fields.Many2one(
        related="garden_id.company_id", store=True, index=True, string="Its company"
    )
    currency_id = fields.Many2one(related="programme_id.currency_id")
    programme_name = fields.Char("Agreement", related="programme_id.name")
    date_from = fields.Date(related="programme_id.date_from")
    date_to = fields.Date(related="programme_id.date_to")
    state = fields.Selection(related="programme_id.state", store=True)
    basket_share = fields.Monetary(related="programme_id.basket_share")
    price_ceiling = fields.Float(related="programme_id.price_ceiling")
    in_ids = fields.One2many("cocagne.programme.move", "target_id", "Received")
    out_ids = fields.One2many("cocagne.programme.move", "origin_id", "Given back")
    amount = fields.Monetary("Allocated", compute="_compute_amount", store=True)
    baskets = fields.Integer("Baskets foreseen")
    agreement_ids = fields.One2many(
        "cocagne.solidarity.agreement", "allocation_id", "Agreements of the garden"
    )
    has_agreement = fields.Boolean(compute="_compute_has_agreement")
    claim_ids = fields.One2many("cocagne.programme.claim", "allocation_id", "Claims")
    note = fields.Char("Word to the garden")

    _garden_once = models.UniqueIndex(
        "(programme_id, garden_id)", "This garden has its part already."
    )
    _baskets_positive = models.Constraint(
        "CHECK (COALESCE(baskets, 0) >= 0)", "Baskets are zero or more."
    )

    @api.depends("in_ids.amount", "out_ids.amount")
    def _compute_amount(self):
        for allocation in self:
            received = sum(allocation.in_ids.mapped("amount"))
            given = sum(allocation.out_ids.mapped("amount"))
            allocation.amount = allocation.currency_id.round(received - given)

    @api.depends("agreement_ids")
    def _compute_has_agreement(self):
        for allocation in self:
            # sudo: the head office reads no agreement of a garden, only whether it is made
            allocation.has_agreement = bool(allocation.sudo().agreement_ids)

    @api.depends_context("cocagne_garden_only")
    @api.depends("programme_id", "garden_id")
    def _compute_display_name(self):
        if self.env.context.get("cocagne_garden_only"):
            for allocation in self:
                allocation.display_name = allocation.garden_id.name
            return
        for allocation in self:
            # sudo: the name of the agreement that pays the garden
            programme = allocation.programme_id.sudo().name or ""
            allocation.display_name = f"{allocation.garden_id.name}, {programme}"

    @api.ondelete(at_uninstall=False)
    def _unlink_except_moved(self):
        if self.in_ids or self.out_ids or self.agreement_ids or self.claim_ids:
            raise UserError(
                self.env._(
                    "This garden was given money: take it back with a reason instead."
                )
            )

    @api.model
    def _allocations_of(self, programme, gardens):
        """{garden: allocation}, made where they are missing."""
        mine = {one.garden_id: one for one in programme.allocation_ids}
        missing = [
            {"programme_id": programme.id, "garden_id": garden.id}
            for garden in gardens
            if garden not in mine
        ]
        for one in self.create(missing):
            mine[one.garden_id] = one
        return mine

    def _follow_budget(self):
        """The limit of a garden's agreement that was its part follows it."""
        # sudo: the garden's agreement says how much of the head office's money it has
        for allocation in self.sudo():
            agreement = allocation.agreement_ids.filtered(
                lambda one: one.state != "closed" and one.follows_allocation
            )
            if len(agreement) == 1 and allocation.amount:
                agreement.quota_amount = allocation.amount

    def action_make_agreement(self):
        """The garden's agreement with the Réseau, filled with what was agreed."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Our agreement with the Réseau"),
            "res_model": "cocagne.solidarity.agreement",
            "view_mode": "form",
            "context": self._agreement_defaults(),
        }

    def _agreement_defaults(self):
        # sudo: what the Réseau promises the garden is read by the garden
        programme = self.programme_id.sudo()
        rule = {"kind": "amount", "amount": programme.basket_share}
        values = {
            "name": programme.name,
            "kind": "network",
            "partner_id": programme.company_id.partner_id.id,
            "date_from": fields.Date.to_string(programme.date_from),
            "date_to": fields.Date.to_string(programme.date_to),
            "quota_amount": self.amount,
            "quota_baskets": self.baskets,
            "own_ceiling": programme.price_ceiling,
            "ceiling_reason": programme.price_ceiling and programme.name,
            "allocation_id": self.id,
            "rule_ids": [(0, 0, rule)] if programme.basket_share else [],
        }
        return {f"default_{name}": value for name, value in values.items() if value}
