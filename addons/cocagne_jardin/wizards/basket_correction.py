from markupsafe import Markup

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import format_date


class BasketCorrection(models.TransientModel):
    """Correct what is written about a past delivery (R58)."""

    _name = "cocagne.basket.correction"
    _description = "Correction of a delivery"

    basket_ids = fields.Many2many("cocagne.basket", string="Baskets", required=True)
    state = fields.Selection(
        [
            ("delivered", "It was delivered"),
            ("not_collected", "Nobody collected it"),
            ("given", "It was given to somebody"),
            ("lost", "It was lost"),
            ("returned", "It was brought back"),
            ("cancelled", "It was not prepared"),
        ],
        "What really happened",
    )
    depot_id = fields.Many2one("cocagne.depot", "It went to another depot")
    given_to = fields.Char()
    reason = fields.Char(required=True, help="Kept in the history.")
    outcome = fields.Html("What will be written", compute="_compute_outcome")
    refusal_text = fields.Text("Refused", compute="_compute_outcome")

    @api.depends("basket_ids", "state", "depot_id", "given_to")
    @api.depends_context("lang")
    def _compute_outcome(self):
        for wizard in self:
            wizard.outcome, wizard.refusal_text = False, False
            baskets = wizard.basket_ids._origin
            try:
                baskets._check_can_correct()
            except UserError as refusal:
                wizard.refusal_text = str(refusal)
                continue
            if wizard.state or wizard.depot_id:
                items = Markup("").join(map(wizard._item, baskets))
                wizard.outcome = Markup("<ul class='mb-0'>%s</ul>") % items

    def _item(self, basket):
        """What is written about a basket now, and what will be."""
        states = dict(basket._fields["state"]._description_selection(self.env))
        is_given = self.state == "given" and self.given_to
        after = [
            states[self.state or basket.state],
            self.given_to if is_given else "",
            self.depot_id.display_name or "",
        ]
        return Markup("<li>%s, %s × %s: %s → %s</li>") % (
            format_date(self.env, basket.date, date_format="EEEE d MMMM"),
            basket.quantity,
            basket.product_id.name,
            states[basket.state],
            ", ".join(filter(None, after)),
        )

    def action_apply(self):
        """Write the correction in the history; refused once the basket is billed."""
        self.ensure_one()
        self.basket_ids.action_correct(
            state=self.state,
            depot=self.depot_id,
            given_to=self.given_to if self.state == "given" else None,
            reason=self.reason,
        )
        return {"type": "ir.actions.act_window_close"}
