from odoo import fields, models


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
