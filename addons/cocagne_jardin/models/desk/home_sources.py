"""What the alerts of the home screen ask the database, in one query each."""

from odoo import api, models
from odoo.tools import SQL


class Basket(models.Model):
    """Baskets that nobody brings."""

    _inherit = "cocagne.basket"

    @api.model
    def _without_stop(self, companies):
        """SQL of the planned baskets whose round does not stop at their depot."""
        self.flush_model(["state", "depot_id", "round_id", "company_id"])
        self.env["cocagne.round.stop"].flush_model()
        return SQL(
            """(SELECT b.id FROM cocagne_basket b
                 WHERE b.state = 'planned' AND b.company_id = ANY(%s)
                   AND NOT EXISTS (
                       SELECT FROM cocagne_round_stop s
                        WHERE s.round_id = b.round_id AND s.depot_id = b.depot_id))""",
            companies.ids,
        )


class Season(models.Model):
    """Seasons that no other follows."""

    _inherit = "cocagne.season"

    @api.model
    def _without_next(self):
        """SQL of the seasons without a later one in the same garden."""
        self.flush_model(["company_id", "date_start", "date_end"])
        return SQL(
            """(SELECT s.id FROM cocagne_season s
                 WHERE NOT EXISTS (
                       SELECT FROM cocagne_season later
                        WHERE later.company_id = s.company_id
                          AND later.date_start > s.date_end))"""
        )
