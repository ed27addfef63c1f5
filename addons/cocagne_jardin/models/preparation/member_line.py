from odoo import fields, models
from odoo.tools import SQL

from ..basket.basket import NOT_PREPARED_STATES, STATES


class PreparationMember(models.Model):
    """Who gets what: the detail of the quantities to prepare, basket by basket (R81).

    A view on the baskets, in the order of the road; its id is that of the basket.
    """

    _name = "cocagne.preparation.member"
    _description = "Basket to prepare, by member"
    _auto = False
    _order = "preparation_date, date, round_id, stop_sequence, depot_id, partner_id, id"
    _rec_name = "partner_id"
    _depends = {
        "cocagne.basket": [
            "company_id",
            "delivery_id",
            "depot_id",
            "partner_id",
            "prepared_product_id",
            "prepared_quantity",
            "state",
        ],
        "cocagne.delivery": ["date", "preparation_date", "round_id"],
        "cocagne.depot": ["category"],
        "cocagne.round.stop": ["depot_id", "round_id", "sequence"],
        "res.partner": ["is_company"],
    }

    company_id = fields.Many2one("res.company", "Garden", readonly=True)
    delivery_id = fields.Many2one("cocagne.delivery", readonly=True)
    preparation_date = fields.Date("Prepared on", readonly=True)
    date = fields.Date("Delivered on", readonly=True)
    round_id = fields.Many2one("cocagne.round", readonly=True)
    stop_sequence = fields.Integer("Order", readonly=True, aggregator=None)
    depot_id = fields.Many2one("cocagne.depot", readonly=True)
    depot_category = fields.Selection(
        [
            ("open", "Open to all"),
            ("reserved", "Reserved for a public"),
            ("professional", "Professional"),
        ],
        "Kind of depot",
        readonly=True,
    )
    partner_id = fields.Many2one("res.partner", "Member", readonly=True)
    client_kind = fields.Selection(
        [("person", "Person"), ("company", "Company")], "Kind of client", readonly=True
    )
    category_ids = fields.Many2many(
        related="partner_id.category_id", string="Client categories"
    )
    product_id = fields.Many2one("product.product", "Basket type", readonly=True)
    quantity = fields.Integer("Baskets to prepare", readonly=True)
    state = fields.Selection(STATES, readonly=True)

    @property
    def _table_query(self):
        return SQL(
            """
            SELECT basket.id, basket.company_id, basket.delivery_id, delivery.date,
                   delivery.preparation_date, delivery.round_id,
                   stop.sequence AS stop_sequence, basket.depot_id,
                   depot.category AS depot_category, basket.partner_id,
                   CASE WHEN partner.is_company THEN 'company' ELSE 'person' END
                       AS client_kind,
                   basket.prepared_product_id AS product_id,
                   basket.prepared_quantity AS quantity, basket.state
              FROM cocagne_basket basket
              JOIN cocagne_delivery delivery ON delivery.id = basket.delivery_id
              JOIN cocagne_depot depot ON depot.id = basket.depot_id
              JOIN res_partner partner ON partner.id = basket.partner_id
              LEFT JOIN cocagne_round_stop stop
                ON stop.round_id = delivery.round_id AND stop.depot_id = basket.depot_id
             WHERE basket.state NOT IN %s AND basket.prepared_quantity > 0
            """,
            NOT_PREPARED_STATES,
        )

    def action_open_basket(self):
        """Open the basket itself."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "res_model": "cocagne.basket",
            "res_id": self.id,
            "views": [(False, "form")],
        }
