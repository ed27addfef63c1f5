from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL


class SolidarityShare(models.Model):
    """What a statement needs to know of its shares, kept as it was on that day."""

    _inherit = "cocagne.solidarity.share"

    public_price = fields.Monetary(
        "Public price",
        readonly=True,
        help="Of its baskets, VAT included; kept when a statement takes the share.",
    )
    household_part = fields.Monetary(
        "Household's part",
        readonly=True,
        help="Of the same baskets; kept when a statement takes the share.",
    )

    @api.model
    def _unstated_domain(self):
        """Shares of funders that no statement holds."""
        return Domain("payer", "=", "funder") & Domain("statement_id", "=", False)

    @api.model
    def _keep_prices(self, statements):
        """Write on the shares of statements what their baskets cost, and the household.

        A correction has the opposite of what it corrects, also when the shares that no
        statement held are gone since.
        """
        self.flush_model()
        self.env.cr.execute(
            SQL(
                """
                UPDATE cocagne_solidarity_share s
                   SET public_price = p.price, household_part = p.household
                  FROM (SELECT o.basket_id, SUM(o.amount) AS price,
                               COALESCE(SUM(o.amount)
                                   FILTER (WHERE o.payer = 'participant'), 0)
                                   AS household
                          FROM cocagne_solidarity_share o
                         WHERE o.basket_id IN (
                               SELECT t.basket_id FROM cocagne_solidarity_share t
                                WHERE t.statement_id = ANY(%(ids)s))
                           AND o.is_correction IS NOT TRUE
                           AND NOT EXISTS (
                               SELECT FROM cocagne_solidarity_share r
                                WHERE r.reversed_id = o.id)
                         GROUP BY o.basket_id) p
                 WHERE s.statement_id = ANY(%(ids)s) AND s.basket_id = p.basket_id
                   AND s.is_correction IS NOT TRUE AND s.public_price IS NULL
                """,
                ids=statements.ids,
            )
        )
        self.env.cr.execute(
            SQL(
                """
                UPDATE cocagne_solidarity_share s
                   SET public_price = -r.public_price,
                       household_part = -r.household_part
                  FROM cocagne_solidarity_share r
                 WHERE s.statement_id = ANY(%(ids)s) AND s.reversed_id = r.id
                   AND s.is_correction AND s.public_price IS NULL
                """,
                ids=statements.ids,
            )
        )
        self.invalidate_model(["public_price", "household_part"])
