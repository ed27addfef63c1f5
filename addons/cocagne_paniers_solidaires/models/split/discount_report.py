from odoo import fields, models
from odoo.tools import SQL

#: The rows of the programme are told from the baskets by their ids.
ID_OFFSET = 1_000_000_000


class DiscountReport(models.Model):
    """The baskets of the programme in the table of reductions, without a name (R62).

    Their lines are at the public price: the table would forget them, and the base to
    invoice others would be wrong. They are here by day, garden, basket type and payer:
    the household's part is a row without a reduction, each payer's part another one.
    Member, subscription and depot are empty, so that who is in the programme is not
    told; the statement of each funder tells the accountant the rest.
    """

    _inherit = "cocagne.discount.report"
    _depends = {
        "cocagne.solidarity.share": [
            "date",
            "company_id",
            "product_id",
            "payer",
            "agreement_id",
            "quantity",
            "amount",
        ],
        "cocagne.solidarity.agreement": ["partner_id"],
    }

    kind = fields.Selection(selection_add=[("solidarity", "Solidarity programme")])

    @property
    def _table_query(self):
        columns = SQL(
            "id, date, company_id, partner_id, order_id, product_id, depot_id,"
            " quantity, offered_reason, reason_id, payer_id, kind, public_amount,"
            " paid_amount, discount_amount"
        )
        return SQL(
            "SELECT %s FROM (%s) member UNION ALL SELECT %s FROM (%s) programme",
            columns,
            super()._table_query,
            columns,
            self._solidarity_query(),
        )

    def _solidarity_query(self):
        """What each payer paid, by day, garden and basket type.

        Baskets are counted on the row of the household, so that sums are right. A price
        of the line below that of the product is another reduction, which has its row.
        """
        return SQL(
            """
            SELECT %s + min(share.id) AS id, share.date, share.company_id,
                   NULL::integer AS partner_id, NULL::integer AS order_id,
                   share.product_id, NULL::integer AS depot_id,
                   SUM(CASE WHEN share.payer = 'participant'
                            THEN share.quantity ELSE 0 END)::integer AS quantity,
                   NULL::varchar AS offered_reason, NULL::integer AS reason_id,
                   agreement.partner_id AS payer_id, 'solidarity' AS kind,
                   SUM(share.amount) AS public_amount,
                   SUM(CASE WHEN share.payer = 'participant'
                            THEN share.amount ELSE 0 END) AS paid_amount,
                   SUM(CASE WHEN share.payer = 'participant'
                            THEN 0 ELSE share.amount END) AS discount_amount
              FROM cocagne_solidarity_share share
         LEFT JOIN cocagne_solidarity_agreement agreement
                ON agreement.id = share.agreement_id
          GROUP BY share.date, share.company_id, share.product_id,
                   share.payer = 'participant', agreement.partner_id
            """,
            ID_OFFSET,
        )
